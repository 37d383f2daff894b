package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.RememberedLeaves;
import io.bulla.loader.crypto.SegmentLeaves;
import io.bulla.loader.crypto.Wiping;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.MemoryFile;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import io.bulla.loader.stream.PayloadMalformed;
import io.bulla.loader.stream.PayloadReader;
import io.bulla.loader.stream.SegmentAuthenticationFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens the payload of one file whose header is known to be right: steps 7 to 9 of docs/format.md
 * section 9.
 *
 * @param file the file
 * @param keys keys of its model
 * @param engine decrypts
 * @param threads workers
 * @param memory policy for memory that holds plaintext
 * @param contentRoot the root to compare with, where the configuration asks for it
 */
record PayloadOpening(
    SealedFile file,
    ModelKeys keys,
    CipherEngine engine,
    int threads,
    LockPolicy memory,
    Optional<Hash32> contentRoot) {

  /** All of it, verified, in native memory. */
  NativeRegion load() throws IOException {
    NativeRegion region =
        NativeRegion.allocate(NativeMemory.ofHost(), file.plaintextBytes(), memory);
    boolean done = false;
    try (PayloadReader reader = reader()) {
      ContentRoot root = newRoot();
      run(() -> reader.read(region, threads, contentRoot.isPresent() ? root : null, n -> {}));
      requireRoot(reader, root);
      done = true;
      return region;
    } finally {
      if (!done) {
        region.close();
      }
    }
  }

  /** All of it, verified, into a direct buffer; what was written is wiped after a failure. */
  void read(ByteBuffer destination) throws IOException {
    int start = destination.position();
    boolean done = false;
    try (PayloadReader reader = reader()) {
      ContentRoot root = newRoot();
      run(() -> reader.read(destination, threads, contentRoot.isPresent() ? root : null, n -> {}));
      requireRoot(reader, root);
      done = true;
    } finally {
      if (!done) {
        Wiping.wipe(destination.duplicate().flip().position(start));
        destination.position(start);
      }
    }
  }

  /** All of it, verified, in a file in memory. */
  MemoryFile loadIntoFile() throws IOException {
    requireFileIsAllowed();
    MemoryFile target = MemoryFile.create(file.plaintextBytes());
    boolean done = false;
    try (PayloadReader reader = reader()) {
      ContentRoot root = newRoot();
      run(() -> reader.read(target, threads, contentRoot.isPresent() ? root : null, n -> {}));
      requireRoot(reader, root);
      target.protect();
      done = true;
      return target;
    } finally {
      if (!done) {
        target.close();
      }
    }
  }

  private void requireFileIsAllowed() throws IOException {
    if (memory == LockPolicy.REQUIRE) {
      throw new IOException(
          file.name()
              + ": loader.memory is \"locked\", and an anonymous file cannot be kept out of swap or"
              + " core dumps: load it by buffer, or set loader.memory to \"best-effort\"");
    }
  }

  /** Opens all of it and keeps nothing. */
  void verify(LongConsumer progress) throws IOException {
    try (PayloadReader reader = reader()) {
      ContentRoot root = newRoot();
      run(() -> reader.verify(threads, contentRoot.isPresent() ? root : null, progress));
      requireRoot(reader, root);
    }
  }

  /**
   * Where the header does not say how long the plaintext is, the length of the file does, and that
   * is anybody's until the last segment has verified: so it comes before memory of that length.
   */
  PayloadOpening withLengthKnown() throws IOException {
    if (!file.core().lengthKnown()) {
      try (PayloadReader reader = reader()) {
        run(reader::verifyLast);
      }
    }
    return this;
  }

  /**
   * Where the content is to be checked: reads all of it, and gives what those who read parts of it
   * later must compare with. Null where it is not.
   */
  @Nullable SegmentLeaves checkedLeaves() throws IOException {
    if (contentRoot.isEmpty()) {
      return null;
    }
    try (PayloadReader reader = reader()) {
      RememberedLeaves leaves = new RememberedLeaves(file.primitives(), reader.segmentCount());
      run(() -> reader.verify(threads, leaves, n -> {}));
      requireRoot(leaves.root());
      return leaves;
    }
  }

  /** A reader for random access; whoever takes it closes it. */
  PayloadReader reader() throws IOException {
    try {
      return PayloadReader.open(
          file.bytes().borrowed(),
          file.bytes().lengthBytes(),
          file.core().layout(),
          keys,
          file.coreHash().bytes(),
          engine);
    } catch (PayloadMalformed e) {
      throw malformed(e);
    }
  }

  private ContentRoot newRoot() {
    return new ContentRoot(file.primitives());
  }

  private void requireRoot(PayloadReader reader, ContentRoot root) throws ModelIdentityException {
    if (contentRoot.isPresent()) {
      requireRoot(root.root(reader.segmentCount()));
    }
  }

  private void requireRoot(byte[] root) throws ModelIdentityException {
    if (!contentRoot.equals(Optional.of(Hash32.of(root)))) {
      throw Refusals.identity(
          file.name(),
          "its content is not the one that the publisher signed",
          "get the model from its publisher again");
    }
  }

  private void run(ThrowingRunnable work) throws IOException {
    try {
      work.run();
    } catch (SegmentAuthenticationFailure e) {
      throw Refusals.segment(file.name(), e.segmentIndex(), e.fileOffset(), e);
    } catch (PayloadMalformed e) {
      throw malformed(e);
    }
  }

  private ModelFormatException malformed(PayloadMalformed e) {
    return new ModelFormatException(
        file.name(),
        String.valueOf(e.getMessage()),
        "let the writer finish, then open it again; else the file is damaged",
        e);
  }

  @FunctionalInterface
  private interface ThrowingRunnable {
    void run() throws IOException;
  }
}
