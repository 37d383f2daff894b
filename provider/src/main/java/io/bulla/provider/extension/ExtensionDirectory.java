package io.bulla.provider.extension;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The directory of one extension; checks it before anything in it is loaded. */
final class ExtensionDirectory {
  private final Path directory;

  ExtensionDirectory(Path directory) {
    this.directory = directory;
  }

  String name() {
    return String.valueOf(directory.getFileName());
  }

  Path path() {
    return directory;
  }

  /** Makes a class loader over the jars once all of them are found to be in order. */
  ExtensionClassLoader newLoader() throws ExtensionException {
    try {
      return new ExtensionClassLoader(name(), verifiedJars());
    } catch (IOException e) {
      throw new ExtensionException(directory + " cannot be read: " + e, e);
    }
  }

  private List<File> verifiedJars() throws IOException, ExtensionException {
    refuseForeignWriters(directory);
    List<Path> jars = jars();
    if (jars.isEmpty()) {
      throw new ExtensionException(directory + " holds no jar");
    }
    for (Path jar : jars) {
      refuseForeignWriters(jar);
    }
    verifySums(jars);
    return jars.stream().map(Path::toFile).toList();
  }

  private void verifySums(List<Path> jars) throws IOException, ExtensionException {
    Path file = directory.resolve(Sha256Sums.FILE_NAME);
    if (Files.exists(file)) {
      refuseForeignWriters(file);
      Sha256Sums sums = Sha256Sums.read(file);
      for (Path jar : jars) {
        sums.verify(jar);
      }
    }
  }

  private List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*.jar")) {
      stream.forEach(jars::add);
    }
    Collections.sort(jars);
    return jars;
  }

  /** Whoever may write here runs code with the KEKs in reach. */
  static void refuseForeignWriters(Path path) throws IOException, ExtensionException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new ExtensionException(
          path + " is writable by others; close it with: chmod o-w " + path);
    }
  }
}
