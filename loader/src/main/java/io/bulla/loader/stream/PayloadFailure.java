package io.bulla.loader.stream;

import java.io.IOException;

/** Why a payload does not open: by its bytes, not by its medium. Knows no file name. */
public abstract sealed class PayloadFailure extends IOException
    permits PayloadMalformed, SegmentAuthenticationFailure {
  private static final long serialVersionUID = 1L;

  PayloadFailure(String message) {
    super(message);
  }
}
