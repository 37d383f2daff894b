package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.keys.DekUnwrapper;
import io.bulla.loader.keys.KekFailure;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import io.bulla.loader.stream.PayloadReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Proves that what was just sealed opens to what was sealed, before anybody deletes a plaintext.
 *
 * @param seal the sealing, whose keys are still at hand
 * @param engine decrypts
 */
record SealedFileCheck(FreshSeal seal, CipherEngine engine) {
  private static final int STEP_BYTES = 1024 * 1024;

  /** Reads a sealed file back and compares every byte with its plaintext. */
  void compare(Path sealed, PlaintextPart plaintext, LongConsumer progress) throws IOException {
    try (SealedFile file = SealedFile.open(sealed, seal.primitives());
        PayloadReader reader = opening(file).reader();
        SeekableByteChannel opened = reader.channel();
        NativeRegion memory =
            NativeRegion.allocate(NativeMemory.ofHost(), 2L * STEP_BYTES, LockPolicy.OFF)) {
      requireEqual(opened.size() == plaintext.source().sizeBytes(), plaintext);
      ByteBuffer one = memory.slice(0, STEP_BYTES);
      ByteBuffer other = memory.slice(STEP_BYTES, STEP_BYTES);
      for (long done = 0; done < opened.size(); done += one.limit()) {
        int step = (int) Math.min(STEP_BYTES, opened.size() - done);
        fill(opened, one.clear().limit(step), plaintext);
        fill(plaintext, done, other.clear().limit(step));
        requireEqual(one.flip().equals(other.flip()), plaintext);
        progress.accept(done + step);
      }
    }
  }

  private PayloadOpening opening(SealedFile file) {
    return new PayloadOpening(file, seal.keys(), engine, 1, LockPolicy.OFF, Optional.empty());
  }

  private static void fill(SeekableByteChannel from, ByteBuffer target, PlaintextPart plaintext)
      throws IOException {
    while (target.hasRemaining()) {
      requireEqual(from.read(target) >= 0, plaintext);
    }
  }

  private static void fill(PlaintextPart from, long position, ByteBuffer target)
      throws IOException {
    while (target.hasRemaining()) {
      requireEqual(from.source().read(target, position + target.position()) >= 0, from);
    }
  }

  private static void requireEqual(boolean equal, PlaintextPart plaintext) throws IOException {
    if (!equal) {
      throw new IOException(
          plaintext.name()
              + ": what was sealed does not open to it; it was kept. Let nothing write to it, and seal again");
    }
  }

  /**
   * Whether a KEK gives back the very DEK that was wrapped. False where this process may only wrap.
   *
   * @throws SealedModelException if the KEK fails otherwise, or gives another DEK
   */
  boolean unwraps(Provider kekProvider, String name) throws SealedModelException {
    DekUnwrapper unwrapper = new DekUnwrapper(kekProvider, seal.request().kekIds());
    try (SecretBytes unwrapped =
        unwrapper.unwrap(
            seal.recipients(),
            seal.core(io.bulla.loader.format.ModelKind.FILE, 0, "").context(),
            seal.isSigned())) {
      requireSame(unwrapped, name);
      return true;
    } catch (KekFailure e) {
      if (e.reason() == KekFailure.Reason.DENIED) {
        return false;
      }
      throw Refusals.kek(name, e);
    }
  }

  private void requireSame(SecretBytes unwrapped, String name) throws SealedModelException {
    boolean same = unwrapped.use(a -> seal.dek().use(b -> MessageDigest.isEqual(a, b)));
    if (!same) {
      throw Refusals.header(name, "wrapped DEK");
    }
  }
}
