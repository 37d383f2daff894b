package io.bulla.cli.model;

import io.bulla.cli.terminal.ProgressBar;
import io.bulla.loader.MemberInfo;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Writes authenticated plaintext; what is whole appears under its name, all else is removed. */
final class PlaintextOutput {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private PlaintextOutput() {}

  /** To a stream, such as standard output: authenticated as a whole before its first byte. */
  static void toStream(SealedModel model, MemberInfo member, OutputStream out, ProgressBar bar)
      throws IOException {
    write(model, member, Channels.newChannel(out), bar);
    out.flush();
  }

  /** To a new file of mode 0600. */
  static void toFile(SealedModel model, MemberInfo member, Path target, ProgressBar bar)
      throws IOException {
    Path directory = directoryOf(target);
    Path part = Files.createTempFile(directory, ".bulla-open-", ".part", OWNER_ONLY);
    try {
      writeSynced(model, member, part, bar);
      publish(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** To a new directory of mode 0700. */
  static void toDirectory(SealedModel model, List<MemberInfo> members, Path target, ProgressBar bar)
      throws IOException {
    Path part = Files.createTempDirectory(directoryOf(target), ".bulla-open-");
    try {
      for (MemberInfo member : members) {
        Path file = part.resolve(member.path());
        Files.createDirectories(directoryOf(file));
        Files.createFile(file, OWNER_ONLY);
        writeSynced(model, member, file, bar);
      }
      publish(part, target);
    } finally {
      Trees.deleteIfExists(part);
    }
  }

  private static Path directoryOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static void publish(Path part, Path target) throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Files.move(part, target);
  }

  private static void writeSynced(SealedModel model, MemberInfo member, Path file, ProgressBar bar)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      write(model, member, channel, bar);
      channel.force(true);
    }
  }

  private static void write(
      SealedModel model, MemberInfo member, WritableByteChannel out, ProgressBar bar)
      throws IOException {
    try (Plaintext plaintext = model.load(member.path())) {
      for (ByteBuffer buffer : plaintext.buffers()) {
        writeAll(buffer.duplicate(), out, bar);
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
