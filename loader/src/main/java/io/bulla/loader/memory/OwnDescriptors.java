package io.bulla.loader.memory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file descriptors of this process, as the proc file system shows them. */
final class OwnDescriptors {
  private static final Path ALL = Path.of("/proc/self/fd");

  private OwnDescriptors() {}

  static Path path(int descriptor) {
    return ALL.resolve(Integer.toString(descriptor));
  }

  /** The path of a descriptor by which a file is open. */
  static Path pathTo(Path openFile) throws IOException {
    Object wanted = Objects.requireNonNull(key(openFile), "files here have no identity");
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(ALL)) {
      for (Path descriptor : descriptors) {
        if (wanted.equals(keyIfThere(descriptor))) {
          return descriptor;
        }
      }
    }
    throw new IOException("no descriptor of " + openFile + " is in " + ALL);
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static @Nullable Object keyIfThere(Path descriptor) {
    try {
      return key(descriptor);
    } catch (IOException e) {
      return null; // closed by another thread meanwhile, or no file
    }
  }
}
