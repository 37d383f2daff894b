package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.stream.PayloadFileSealer;
import io.bulla.loader.stream.PayloadMalformed;
import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Writes one sealed file and syncs it. Until the header is there, which is written last, the file
 * is not a sealed model.
 *
 * @param seal the sealing that it is part of
 * @param engine encrypts
 * @param threads workers
 */
record SealedFileWriter(FreshSeal seal, CipherEngine engine, int threads) {

  /**
   * Seals a plaintext.
   *
   * @param target a file that does not exist
   * @return the content root, in a signed model
   */
  Optional<Hash32> write(
      PayloadSource plaintext, String name, ModelCore core, Path target, LongConsumer progress)
      throws IOException {
    try (FileChannel file = PrivateFiles.create(target)) {
      Optional<Hash32> root = writePayload(plaintext, name, core, file, progress);
      ImmutableBlock block = seal.block(core, root.orElse(null));
      writeHeader(file, block);
      file.force(true);
      return root;
    }
  }

  private Optional<Hash32> writePayload(
      PayloadSource plaintext, String name, ModelCore core, FileChannel file, LongConsumer progress)
      throws IOException {
    ContentRoot root = seal.newContentRoot();
    PayloadFileSealer sealer =
        new PayloadFileSealer(plaintext, core.plaintextLengthBytes(), file, core.layout());
    try (PayloadKey key = seal.keys().newPayloadKey(seal.coreHash(core), seal.random())) {
      int segments = sealer.seal(key, engine, threads, root, progress);
      return root == null ? Optional.empty() : Optional.of(Hash32.of(root.root(segments)));
    } catch (PayloadMalformed e) {
      FileSystemException changed =
          new FileSystemException(
              name, null, "changed while it was sealed; let its writer finish, then seal it again");
      changed.initCause(e);
      throw changed;
    }
  }

  /** Written last: until then the file is no sealed model. */
  void writeHeader(FileChannel file, ImmutableBlock block) throws IOException {
    ByteBuffer header = seal.header(block);
    long position = 0;
    while (header.hasRemaining()) {
      position += file.write(header, position);
    }
  }
}
