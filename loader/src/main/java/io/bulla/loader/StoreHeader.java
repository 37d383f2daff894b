package io.bulla.loader;

import io.bulla.loader.RewrapReport.Outcome;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import io.bulla.loader.store.ObjectChangedException;
import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The header of an object, in memory while its slots are changed as those of a file are, and then
 * put into the object in one step. For one use.
 */
final class StoreHeader implements PayloadSource {
  private final StorePlace place;
  private final PayloadSource object;
  private final ByteBuffer header;

  private StoreHeader(StorePlace place, PayloadSource object, ByteBuffer header) {
    this.place = place;
    this.object = object;
    this.header = header;
  }

  /** The file, whose slots are this one's. */
  static StoreHeader read(StorePlace place, SealedFile file) throws IOException {
    long headerBytes =
        FormatLimits.BLOCK_BYTES + (long) RecipientSlot.COUNT * file.core().slotCapacityBytes();
    ByteBuffer header = ByteBuffer.allocate((int) headerBytes);
    file.bytes().readFully(0, header);
    return new StoreHeader(place, file.bytes().borrowed(), header.flip());
  }

  SealedBytes bytes() {
    return new SealedBytes(place.head().toString(), this, place.head().sizeBytes());
  }

  /** Changes slots, and then the object if it is the one that was read. */
  SlotChange change(SealedFile file, Unlocked unlocked) {
    SlotChange slots = new SlotsInPlace(file, unlocked, new InMemory(header));
    return (recipients, dryRun) -> write(slots, recipients, dryRun);
  }

  private Outcome write(SlotChange slots, List<Recipient> recipients, boolean dryRun)
      throws IOException {
    Outcome outcome = slots.make(recipients, dryRun);
    if (outcome != Outcome.UNCHANGED && !dryRun) {
      try {
        place.store().replaceStart(place.head(), header.duplicate().rewind());
      } catch (ObjectChangedException e) {
        SlotsChangedException changed = new SlotsChangedException(place.head().toString());
        changed.initCause(e);
        throw changed;
      }
    }
    return outcome;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    if (position >= header.limit()) {
      return object.read(target, position);
    }
    int lengthBytes = (int) Math.min(target.remaining(), header.limit() - position);
    target.put(header.slice((int) position, lengthBytes));
    return lengthBytes;
  }

  @Override
  public long sizeBytes() throws IOException {
    return object.sizeBytes();
  }

  @Override
  public void close() {
    // the object's bytes are closed by who opened them
  }

  private record InMemory(ByteBuffer header) implements SlotStorage {
    @Override
    public void read(ByteBuffer target, long position) {
      target.put(header.slice((int) position, target.remaining()));
    }

    @Override
    public void write(ByteBuffer bytes, long position) {
      header.duplicate().position((int) position).put(bytes);
    }

    @Override
    public void sync() {
      // all of it is made durable in one step
    }
  }
}
