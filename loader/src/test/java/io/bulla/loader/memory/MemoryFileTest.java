package io.bulla.loader.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryFileTest {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  @Test
  void memfd_cannotBeWrittenOnceProtected() throws IOException {
    try (MemoryFile file = MemoryFile.create(4)) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 0);
      file.protect();

      assertThat(Files.readAllBytes(file.path())).containsExactly(1, 2, 3, 4);
      assertThat(Files.readSymbolicLink(file.path()).toString()).startsWith("/memfd:");
      try (FileChannel writer = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> writer.write(ByteBuffer.allocate(1), 0));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> writer.truncate(0));
      }
      assertThat(file.shortfalls()).isEmpty();
    }
  }

  @Test
  void withoutMemfd_anUnlinkedFileServes_andSaysWhatItLacks() throws IOException {
    long before = names();
    try (MemoryFile file = MemoryFile.create(4, MemoryFileTest::refused, SHARED_MEMORY)) {
      assertThat(names()).isEqualTo(before);
      file.write(ByteBuffer.wrap(new byte[] {3, 4}), 2);
      file.write(ByteBuffer.wrap(new byte[] {1, 2}), 0);
      file.protect();

      assertThat(Files.readAllBytes(file.path())).containsExactly(1, 2, 3, 4);
      assertThat(Files.readSymbolicLink(file.path()).toString())
          .startsWith("/dev/shm/bulla-")
          .endsWith("(deleted)");
      assertThat(Files.getPosixFilePermissions(file.path())).hasSize(1);
      assertThat(file.shortfalls()).extracting(Shortfall::what).hasSize(1);
    }
  }

  @Test
  void neither_isRefusedNamingBothAndWhatToDo() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MemoryFile.create(4, MemoryFileTest::refused, Path.of("/none")))
        .withMessageContaining("memfd_create is refused")
        .withMessageContaining("/none is not there")
        .withMessageContaining("seccomp");
  }

  @Test
  void tooSmallADirectory_isRefusedBeforeAnythingIsWritten() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MemoryFile.create(1L << 60, MemoryFileTest::refused, SHARED_MEMORY))
        .withMessageContaining("/dev/shm has")
        .withMessageContaining(Long.toString(1L << 60))
        .withMessageContaining("--shm-size");
  }

  @Test
  void directoryThatFillsUp_isNamed() throws IOException {
    Path full = Path.of("/dev/full");
    FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE);
    try (MemoryFile file = new MemoryFile(new UnlinkedFile(SHARED_MEMORY, channel, full))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> file.write(ByteBuffer.allocate(1), 0))
          .withMessageContaining("/dev/shm")
          .withMessageContaining("No space left")
          .withMessageContaining("--shm-size");
    }
  }

  @Test
  void unprotectedFile_isEmptiedOnClose() throws IOException {
    MemoryFile file = MemoryFile.create(4);
    file.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 0);
    try (FileChannel other = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      assertThat(other.size()).isEqualTo(4);
      file.close();
      file.close();

      assertThat(other.size()).isZero();
    }
  }

  private static NamelessFile refused() throws IOException {
    throw new IOException("memfd_create is refused (error 1)");
  }

  private static long names() throws IOException {
    try (Stream<Path> files = Files.list(SHARED_MEMORY)) {
      return files.filter(file -> file.getFileName().toString().startsWith("bulla-")).count();
    }
  }
}
