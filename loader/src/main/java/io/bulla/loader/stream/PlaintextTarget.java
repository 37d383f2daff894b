package io.bulla.loader.stream;

import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.MemoryFile;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where one thread puts the plaintext of segments. */
interface PlaintextTarget extends AutoCloseable {
  /** Room for a segment. */
  ByteBuffer roomFor(int index);

  /** Takes a segment that has verified; it fills the room that was given for it. */
  default void verified(int index, ByteBuffer plaintext) throws IOException {}

  @Override
  void close();

  /** Makes the target of one thread. */
  interface Factory {
    PlaintextTarget newTarget() throws IOException;
  }

  /** The place of each segment in a region for the whole plaintext. */
  static PlaintextTarget in(NativeRegion whole, SealedPayload payload) {
    return new PlaintextTarget() {
      @Override
      public ByteBuffer roomFor(int index) {
        return whole.slice(
            payload.layout().plaintextOffset(index), payload.plaintextBytesOf(index));
      }

      @Override
      public void close() {
        // the region is its owner's
      }
    };
  }

  /** The place of each segment in a buffer for the whole plaintext, from its position on. */
  static PlaintextTarget in(ByteBuffer whole, SealedPayload payload) {
    return new PlaintextTarget() {
      @Override
      public ByteBuffer roomFor(int index) {
        int offset = (int) payload.layout().plaintextOffset(index);
        return whole.slice(whole.position() + offset, payload.plaintextBytesOf(index));
      }

      @Override
      public void close() {
        // the buffer is its owner's
      }
    };
  }

  /** The same room for each segment, wiped on close. */
  static PlaintextTarget scratch(SealedPayload payload) throws IOException {
    return through((index, plaintext) -> {}, payload);
  }

  /** The place of each segment in a file, by way of room that is wiped on close. */
  static PlaintextTarget in(MemoryFile whole, SealedPayload payload) throws IOException {
    return through(
        (index, plaintext) -> whole.write(plaintext, payload.layout().plaintextOffset(index)),
        payload);
  }

  /** Takes the plaintext of a segment. */
  interface Sink {
    void take(int index, ByteBuffer plaintext) throws IOException;
  }

  private static PlaintextTarget through(Sink sink, SealedPayload payload) throws IOException {
    int lengthBytes = payload.layout().segmentSizeBytes();
    NativeRegion scratch =
        NativeRegion.allocate(NativeMemory.ofHost(), lengthBytes, LockPolicy.OFF);
    return new PlaintextTarget() {
      @Override
      public ByteBuffer roomFor(int index) {
        return scratch.slice(0, payload.plaintextBytesOf(index));
      }

      @Override
      public void verified(int index, ByteBuffer plaintext) throws IOException {
        sink.take(index, plaintext);
      }

      @Override
      public void close() {
        scratch.close();
      }
    };
  }
}
