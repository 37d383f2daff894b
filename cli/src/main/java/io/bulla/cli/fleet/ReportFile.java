package io.bulla.cli.fleet;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.terminal.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Where a report goes: what stands there is whole, this report or the one before.
 *
 * @param file its path
 */
record ReportFile(Path file) {
  /**
   * Refuses a place where no report can be written, before anything is done to a model.
   *
   * @throws Failure if it is none
   */
  void requireWritable() {
    if (!Files.isDirectory(directory()) || !Files.isWritable(directory())) {
      throw new Failure(
          ExitCode.IO,
          file + ": no report can be written there",
          "name a file in a directory that is there and writable");
    }
    if (Files.isDirectory(file)) {
      throw new Failure(ExitCode.IO, file + ": is a directory", "name a file for the report");
    }
  }

  void write(Object report) throws IOException {
    Path temporary = Files.createTempFile(directory(), "." + file.getFileName() + ".", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
          OutputStream out = Channels.newOutputStream(channel)) {
        Json.write(report, out);
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path directory() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
