package io.bulla.loader;

import io.bulla.loader.crypto.HeaderHashes;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.format.FirstLine;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.format.PayloadLayout;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * One sealed file, open: its bytes by one descriptor and of one length, its immutable block decoded
 * and in bounds (docs/format.md section 9, step 1). Its recipient slots are its own, or those of a
 * detached recipients file.
 */
final class SealedFile implements AutoCloseable {
  private final SealedBytes bytes;
  private final SealedBytes slots;
  private final Primitives primitives;
  private final ImmutableBlock block;
  private final long plaintextBytes;

  private SealedFile(
      SealedBytes bytes,
      SealedBytes slots,
      Primitives primitives,
      ImmutableBlock block,
      long plaintextBytes) {
    this.bytes = bytes;
    this.slots = slots;
    this.primitives = primitives;
    this.block = block;
    this.plaintextBytes = plaintextBytes;
  }

  static SealedFile open(Path file, Primitives primitives) throws IOException {
    return read(SealedBytes.of(file), primitives);
  }

  /** A file that is open already; close, or a failure here, closes its channel. */
  static SealedFile open(Path file, FileChannel channel, Primitives primitives) throws IOException {
    return read(SealedBytes.of(file, channel), primitives);
  }

  static SealedFile of(ByteBuffer content, String name, Primitives primitives) throws IOException {
    return read(SealedBytes.of(content, name), primitives);
  }

  /** A file that is open already; close, or a failure here, closes its channel. */
  static SealedFile of(FileChannel channel, String name, Primitives primitives) throws IOException {
    return read(SealedBytes.of(channel, name), primitives);
  }

  /** What is open already, of whatever kind; close, or a failure here, closes it. */
  static SealedFile of(SealedBytes bytes, Primitives primitives) throws IOException {
    return read(bytes, primitives);
  }

  private static SealedFile read(SealedBytes bytes, Primitives primitives) throws IOException {
    boolean done = false;
    try {
      ImmutableBlock block = ImmutableBlock.decode(start(bytes));
      long plaintextBytes = plaintextBytes(block.core(), bytes.lengthBytes());
      done = true;
      return new SealedFile(bytes, bytes, primitives, block, plaintextBytes);
    } catch (FormatViolation e) {
      throw Refusals.format(bytes.name(), e);
    } finally {
      if (!done) {
        bytes.close();
      }
    }
  }

  /**
   * A detached recipients file by itself: an immutable block and two slots, without a payload. Its
   * plaintext has the length that the block says, which may be unknown.
   */
  static SealedFile ofRecipients(Path file, Primitives primitives) throws IOException {
    SealedBytes bytes = SealedBytes.of(file);
    boolean done = false;
    try {
      ImmutableBlock block = ImmutableBlock.decode(start(bytes));
      requireSlotsOnly(bytes, block.core());
      done = true;
      return new SealedFile(bytes, bytes, primitives, block, block.core().plaintextLengthBytes());
    } catch (FormatViolation e) {
      throw Refusals.format(bytes.name(), e);
    } finally {
      if (!done) {
        bytes.close();
      }
    }
  }

  /** Whether a file is as long as a detached recipients file, and no sealed file, is. */
  static boolean hasSlotsOnly(Path file) throws IOException {
    try (SealedBytes bytes = SealedBytes.of(file)) {
      requireSlotsOnly(bytes, ImmutableBlock.decode(start(bytes)).core());
      return true;
    } catch (FormatViolation e) {
      return false;
    }
  }

  /**
   * This file with the recipients of another one (docs/format.md section 4.4), which close closes
   * too.
   *
   * @param detached is closed by a failure here
   */
  SealedFile withRecipients(SealedBytes detached) throws IOException {
    boolean done = false;
    try {
      requireSlotsOnly(detached, core());
      requireSameBlock(detached);
      done = true;
      return new SealedFile(bytes, detached, primitives, block, plaintextBytes);
    } catch (FormatViolation e) {
      throw Refusals.format(detached.name(), e);
    } finally {
      if (!done) {
        detached.close();
      }
    }
  }

  private static void requireSlotsOnly(SealedBytes detached, ModelCore core)
      throws FormatViolation {
    long dueBytes =
        FormatLimits.BLOCK_BYTES + (long) RecipientSlot.COUNT * core.slotCapacityBytes();
    if (!core.kind().hasSlots() || detached.lengthBytes() != dueBytes) {
      throw FormatViolation.malformed(
          "is no detached recipients file: it has "
              + detached.lengthBytes()
              + " bytes, one of this model has "
              + dueBytes);
    }
  }

  private void requireSameBlock(SealedBytes detached) throws IOException {
    if (!Arrays.equals(start(detached).array(), block.encode())) {
      throw Refusals.identity(
          detached.name(),
          "holds the recipients of another model or sealing than " + name(),
          "remove it, or make it anew: bulla rewrap --detached");
    }
  }

  private static ByteBuffer start(SealedBytes bytes) throws IOException {
    int lengthBytes = (int) Math.min(bytes.lengthBytes(), FormatLimits.BLOCK_BYTES);
    ByteBuffer start = ByteBuffer.allocate(lengthBytes);
    bytes.readFully(0, start);
    return start.flip();
  }

  private static long plaintextBytes(ModelCore core, long fileBytes) throws FormatViolation {
    PayloadLayout layout = core.layout();
    long lengthBytes = layout.plaintextBytes(fileBytes);
    if (core.lengthKnown() && lengthBytes != core.plaintextLengthBytes()) {
      throw FormatViolation.malformed(
          "is cut off or has bytes too many: it has "
              + fileBytes
              + " bytes, its header asks for "
              + layout.fileBytes(core.plaintextLengthBytes()));
    }
    if (core.kind() == ModelKind.MANIFEST && lengthBytes > FormatLimits.MAX_MANIFEST_BYTES) {
      throw FormatViolation.malformed(
          "its manifest has "
              + lengthBytes
              + " bytes, allowed are "
              + FormatLimits.MAX_MANIFEST_BYTES);
    }
    return lengthBytes;
  }

  /** Whether a file's first bytes are those of a sealed one. */
  static boolean hasMagic(Path file) throws IOException {
    try (SealedBytes bytes = SealedBytes.of(file)) {
      return hasMagic(bytes);
    }
  }

  /** The same of a file that is open already, and stays so. */
  static boolean hasMagic(Path file, FileChannel channel) throws IOException {
    return hasMagic(SealedBytes.of(channel, file.toString()));
  }

  static boolean hasMagic(SealedBytes bytes) throws IOException {
    if (bytes.lengthBytes() < FirstLine.magicLengthBytes()) {
      return false;
    }
    ByteBuffer start = ByteBuffer.allocate(FirstLine.magicLengthBytes());
    bytes.readFully(0, start);
    return FirstLine.hasMagic(start.flip());
  }

  String name() {
    return bytes.name();
  }

  /** What holds the recipient slots: the file itself, or its detached recipients file. */
  SealedBytes slots() {
    return slots;
  }

  /** The detached recipients file that counts; empty where the file's own slots do. */
  Optional<String> recipientsFile() {
    return hasDetached() ? Optional.of(slots.name()) : Optional.empty();
  }

  /** The same file with its own slots, whatever counts; closing it is for this one. */
  SealedFile withOwnSlots() {
    return new SealedFile(bytes, bytes, primitives, block, plaintextBytes);
  }

  @SuppressWarnings("ReferenceEquality")
  private boolean hasDetached() {
    return slots != bytes;
  }

  SealedBytes bytes() {
    return bytes;
  }

  Primitives primitives() {
    return primitives;
  }

  ImmutableBlock block() {
    return block;
  }

  ModelCore core() {
    return block.core();
  }

  Hash32 coreHash() {
    return Hash32.of(new HeaderHashes(primitives).coreHash(core().encode()));
  }

  long plaintextBytes() {
    return plaintextBytes;
  }

  @Override
  public void close() throws IOException {
    try {
      if (hasDetached()) {
        slots.close();
      }
    } finally {
      bytes.close();
    }
  }
}
