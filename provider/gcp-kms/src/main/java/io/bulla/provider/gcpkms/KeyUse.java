package io.bulla.provider.gcpkms;

import io.bulla.provider.spi.KekRequest;
import java.util.Objects;

/**
 * What goes along with a DEK.
 *
 * @param context that it is bound to; may be empty
 * @param eventId of our audit; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, and never compared
record KeyUse(byte[] context, String eventId) {
  KeyUse {
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(eventId, "eventId");
  }

  static KeyUse of(KekRequest request) {
    return new KeyUse(request.context().bytes(), request.eventId());
  }
}
