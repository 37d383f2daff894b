package io.bulla.loader;

import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.StoredObject;
import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One object of a store: its start, which every opening reads in small pieces, by one request, the
 * rest by ranges as they are asked for. It is the same object throughout, or reading fails. Safe
 * for several threads; the store stays open.
 */
final class StoredBytes implements PayloadSource {
  /** An immutable block, two slots of the usual size and the payload's header are in it. */
  static final int START_BYTES = 32 << 10;

  private final ModelStore store;
  private final StoredObject object;
  private final ByteBuffer start;

  private StoredBytes(ModelStore store, StoredObject object, ByteBuffer start) {
    this.store = store;
    this.object = object;
    this.start = start;
  }

  static SealedBytes open(ModelStore store, StoredObject object) throws IOException {
    return open(store, object, START_BYTES);
  }

  /** The same, with more of the start at once. */
  static SealedBytes open(ModelStore store, StoredObject object, int startBytes)
      throws IOException {
    ByteBuffer start = ByteBuffer.allocate((int) Math.min(startBytes, object.sizeBytes()));
    while (start.hasRemaining()) {
      store.read(object, start.position(), start);
    }
    return new SealedBytes(
        object.toString(),
        new StoredBytes(store, object, start.flip().asReadOnlyBuffer()),
        object.sizeBytes());
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    if (position >= start.limit()) {
      return store.read(object, position, target);
    }
    int lengthBytes = (int) Math.min(target.remaining(), start.limit() - position);
    target.put(start.slice((int) position, lengthBytes));
    return lengthBytes;
  }

  @Override
  public long sizeBytes() {
    return object.sizeBytes();
  }

  @Override
  public void close() {
    // the store is of whoever opened it
  }
}
