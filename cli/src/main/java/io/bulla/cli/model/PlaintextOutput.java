package io.bulla.cli.model;

import io.bulla.cli.Failure;
import io.bulla.cli.HalfWritten;
import io.bulla.cli.HiddenNames;
import io.bulla.cli.OwnerOnly;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.loader.MemberInfo;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/** Writes authenticated plaintext; what is whole appears under its name, all else is removed. */
final class PlaintextOutput {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final String PREFIX = ".bulla-open-";
  private static final Set<StandardOpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private PlaintextOutput() {}

  /** To a stream, such as standard output: authenticated as a whole before its first byte. */
  static void toStream(SealedModel model, MemberInfo member, PrintStream out, ProgressBar bar)
      throws IOException {
    try (Plaintext plaintext = model.load(member.path())) {
      for (ByteBuffer buffer : plaintext.buffers()) {
        writeAll(buffer.duplicate(), Channels.newChannel(out), bar);
        requireWritten(out);
      }
    }
  }

  private static void requireWritten(PrintStream out) {
    if (out.checkError()) {
      throw Failure.ofStandardOutput();
    }
  }

  /** To a new file of mode 0600. */
  static void toFile(SealedModel model, MemberInfo member, Path target, ProgressBar bar)
      throws IOException {
    Path hidden = HiddenNames.beside(target, PREFIX);
    try (HalfWritten part = HalfWritten.at(hidden)) {
      write(model, member, part, hidden, bar);
      Files.move(hidden, target);
    } catch (IOException e) {
      throw OutputFailure.of(target, hidden, e);
    }
  }

  /** To a new directory of mode 0700. */
  static void toDirectory(SealedModel model, List<MemberInfo> members, Path target, ProgressBar bar)
      throws IOException {
    Path hidden = HiddenNames.beside(target, PREFIX);
    try (HalfWritten part = HalfWritten.at(hidden)) {
      Files.createDirectory(hidden, OwnerOnly.DIRECTORY);
      for (MemberInfo member : members) {
        Path file = hidden.resolve(member.path());
        Files.createDirectories(HiddenNames.parent(file));
        write(model, member, part, file, bar);
      }
      Files.move(hidden, target);
    } catch (IOException e) {
      throw OutputFailure.of(target, hidden, e);
    }
  }

  /** Loaded before the file is there, which so exists for as short a time as it can. */
  private static void write(
      SealedModel model, MemberInfo member, HalfWritten part, Path file, ProgressBar bar)
      throws IOException {
    try (Plaintext plaintext = model.load(member.path())) {
      part.requireGoingOn();
      try (FileChannel channel = FileChannel.open(file, NEW_FILE, OwnerOnly.FILE)) {
        for (ByteBuffer buffer : plaintext.buffers()) {
          writeAll(buffer.duplicate(), channel, bar);
        }
        channel.force(true);
      }
    }
  }

  private static void writeAll(ByteBuffer buffer, WritableByteChannel out, ProgressBar bar)
      throws IOException {
    int end = buffer.limit();
    while (buffer.position() < end) {
      buffer.limit(Math.min(end, buffer.position() + CHUNK_BYTES));
      while (buffer.hasRemaining()) {
        bar.add(out.write(buffer));
      }
    }
  }
}
