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
import java.util.Optional;

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
  ExtensionClassLoader newLoader(List<Spi> spis) throws ExtensionException {
    try {
      return new ExtensionClassLoader(name(), verifiedJars(), spis);
    } catch (IOException e) {
      throw new ExtensionException(directory + " cannot be read: " + e, e);
    }
  }

  /**
   * What the extension says that it offers; empty where it says nothing.
   *
   * @throws ExtensionException if that was changed, or others could have
   */
  Optional<Offers> offers() throws ExtensionException {
    Path file = directory.resolve(Offers.FILE_NAME);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      verify(List.of(file));
      return Optional.of(Offers.read(file));
    } catch (IOException e) {
      throw new ExtensionException(directory + " cannot be read: " + e, e);
    }
  }

  private List<File> verifiedJars() throws IOException, ExtensionException {
    List<Path> jars = jars();
    if (jars.isEmpty()) {
      throw new ExtensionException(directory + " holds no jar");
    }
    verify(jars);
    return jars.stream().map(Path::toFile).toList();
  }

  private void verify(List<Path> files) throws IOException, ExtensionException {
    refuseForeignWriters(directory);
    for (Path file : files) {
      refuseForeignWriters(file);
    }
    verifySums(files);
  }

  private void verifySums(List<Path> files) throws IOException, ExtensionException {
    Path sumsFile = directory.resolve(Sha256Sums.FILE_NAME);
    if (Files.exists(sumsFile)) {
      refuseForeignWriters(sumsFile);
      Sha256Sums sums = Sha256Sums.read(sumsFile);
      for (Path file : files) {
        sums.verify(file);
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
