package io.bulla.cli.model;

import io.bulla.cli.Failure;
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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes authenticated plaintext; what is whole appears under its name, all else is removed. */
final class PlaintextOutput {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final String PREFIX = ".bulla-open-";

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
    Path part = Files.createTempFile(makeParent(target), PREFIX, ".part", OwnerOnly.FILE);
    try {
      writeSynced(model, member, part, bar);
      Files.move(part, target);
    } catch (IOException e) {
      throw naming(target, e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** To a new directory of mode 0700. */
  static void toDirectory(SealedModel model, List<MemberInfo> members, Path target, ProgressBar bar)
      throws IOException {
    Path part = Files.createTempDirectory(makeParent(target), PREFIX, OwnerOnly.DIRECTORY);
    try {
      for (MemberInfo member : members) {
        Path file = part.resolve(member.path());
        makeParent(file);
        Files.createFile(file, OwnerOnly.FILE);
        writeSynced(model, member, file, bar);
      }
      Files.move(part, target);
    } catch (IOException e) {
      throw naming(target, e);
    } finally {
      Trees.deleteIfExists(part);
    }
  }

  /** The directory of a file, which is made where there is none. */
  private static Path makeParent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return Files.createDirectories(parent);
  }

  /** What a channel throws, of a full disk for instance, names no file. */
  private static IOException naming(Path target, IOException e) {
    boolean plain = e.getClass().equals(IOException.class);
    return plain
        ? (IOException)
            new FileSystemException(target.toString(), null, e.getMessage()).initCause(e)
        : e;
  }

  private static void writeSynced(SealedModel model, MemberInfo member, Path file, ProgressBar bar)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        Plaintext plaintext = model.load(member.path())) {
      for (ByteBuffer buffer : plaintext.buffers()) {
        writeAll(buffer.duplicate(), channel, bar);
      }
      channel.force(true);
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
