package io.bulla.loader.s3;

import java.io.IOException;

/** A request that would show a session's token to the network was not sent. */
final class ClearTextException extends IOException {
  private static final long serialVersionUID = 1L;

  ClearTextException(String server) {
    super(
        server
            + " would get requests in clear text, a session's token among them; use https, or a"
            + " server on this host");
  }
}
