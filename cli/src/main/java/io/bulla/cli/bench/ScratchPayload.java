package io.bulla.cli.bench;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.PayloadLayout;
import io.bulla.loader.format.SealId;
import io.bulla.loader.memory.MemoryFile;
import io.bulla.loader.stream.PayloadFileSealer;
import io.bulla.loader.stream.PayloadReader;
import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Zeros, sealed as a model's payload is, in a file in memory: what the page cache is for a model
 * that was read before. Under a key that nothing else is under, and that goes with it. For one
 * thread.
 */
final class ScratchPayload implements AutoCloseable {
  private static final byte[] CORE_HASH = new byte[32];

  private final MemoryFile file;
  private final ModelKeys keys;
  private final PayloadLayout layout;
  private final int plaintextBytes;

  private ScratchPayload(
      MemoryFile file, ModelKeys keys, PayloadLayout layout, int plaintextBytes) {
    this.file = file;
    this.keys = keys;
    this.layout = layout;
    this.plaintextBytes = plaintextBytes;
  }

  /**
   * Seals what is in a buffer.
   *
   * @param zeros the plaintext, all of the buffer
   * @throws IOException if there is no memory for it
   */
  static ScratchPayload seal(
      ByteBuffer zeros, int segmentSizeBytes, CipherEngine engine, Primitives primitives)
      throws IOException {
    PayloadLayout layout = new PayloadLayout(0, segmentSizeBytes);
    MemoryFile file = MemoryFile.create(layout.fileBytes(zeros.capacity()));
    ScratchPayload payload =
        new ScratchPayload(file, newKeys(primitives), layout, zeros.capacity());
    boolean done = false;
    try {
      payload.write(zeros, engine, primitives);
      done = true;
      return payload;
    } finally {
      if (!done) {
        payload.close();
      }
    }
  }

  private static ModelKeys newKeys(Primitives primitives) {
    try (SecretBytes dek = SecretBytes.random(ModelKeys.DEK_BYTES, primitives.random())) {
      return ModelKeys.derive(primitives, dek, new byte[SealId.LENGTH_BYTES]);
    }
  }

  private void write(ByteBuffer zeros, CipherEngine engine, Primitives primitives)
      throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (FileChannel target = FileChannel.open(file.path(), StandardOpenOption.WRITE);
        PayloadKey key = keys.newPayloadKey(CORE_HASH, primitives.random())) {
      new PayloadFileSealer(PayloadSource.of(zeros), plaintextBytes, target, layout)
          .seal(key, engine, threads, null, done -> {});
    }
  }

  /** Decrypts and verifies all of it, as the loader opens a file. */
  void open(CipherEngine engine, int threads, ByteBuffer destination) throws IOException {
    FileChannel source = FileChannel.open(file.path(), StandardOpenOption.READ);
    try (source;
        PayloadReader reader =
            PayloadReader.open(
                PayloadSource.of(source), source.size(), layout, keys, CORE_HASH, engine)) {
      reader.read(destination, threads, null, done -> {});
    }
  }

  @Override
  public void close() throws IOException {
    keys.close();
    file.close();
  }
}
