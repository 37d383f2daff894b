package io.bulla.provider.kek;

import io.bulla.provider.audit.Audit.Notes;
import io.bulla.provider.spi.KekRequest;
import io.bulla.provider.spi.KeyContext;
import java.util.OptionalInt;

/**
 * One wrap or unwrap, as a backend is asked for it.
 *
 * @param version empty where the place chooses it
 * @param context what the DEK is bound to
 * @param notes of its record
 */
record DekUse(OptionalInt version, KeyContext context, Notes notes) implements KekRequest {
  @Override
  public String eventId() {
    return notes.eventId();
  }

  @Override
  public void note(String name, String value) {
    notes.add(name, value);
  }
}
