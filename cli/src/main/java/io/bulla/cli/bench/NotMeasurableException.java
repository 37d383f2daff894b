package io.bulla.cli.bench;

import java.io.IOException;

/** This host does not offer what a figure needs; nothing is wrong with it otherwise. */
final class NotMeasurableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NotMeasurableException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
