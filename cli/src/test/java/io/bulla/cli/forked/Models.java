package io.bulla.cli.forked;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small models, in plaintext and sealed by the command; tests that change one take a copy. */
final class Models {
  private static final int BYTES = 300_000;
  private static final Path FILE = file();
  private static final Path DIRECTORY = directory();

  private Models() {}

  /** Sealed when a test first asks for one, and not while another waits for something else. */
  private static final class Sealed {
    static final Path FILE = seal(plainFile(), "model.onnx");
    static final Path DIRECTORY = seal(plainDirectory(), "model");

    private Sealed() {}
  }

  static Path plainFile() {
    return FILE;
  }

  /** model.onnx, config/tokenizer.json and an empty file. */
  static Path plainDirectory() {
    return DIRECTORY;
  }

  static Path sealedFile() {
    return Sealed.FILE;
  }

  static Path sealedDirectory() {
    return Sealed.DIRECTORY;
  }

  /** A copy of a file or directory, under its name. */
  static Path copy(Path source) throws IOException {
    Path target = Scratch.directory("copy").resolve(source.getFileName());
    try (Stream<Path> walk = Files.walk(source)) {
      for (Path path : walk.toList()) {
        Files.copy(path, target.resolve(source.relativize(path).toString()));
      }
    }
    return target;
  }

  /** A sealed file with other bytes at an offset. */
  static Path changed(long offset, byte... bytes) throws IOException {
    Path copy = copy(Sealed.FILE);
    change(copy, offset, bytes);
    return copy;
  }

  static void change(Path file, long offset, byte... bytes) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.seek(offset);
      content.write(bytes);
    }
  }

  /** Every file below a path, by its name below it, with its content. */
  static Map<String, ByteBuffer> contents(Path root) throws IOException {
    Map<String, ByteBuffer> contents = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  /** Names in a directory, hidden ones too. */
  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Path file() {
    return write(Scratch.directory("plain").resolve("model.onnx"), 1);
  }

  private static Path directory() {
    Path root = Scratch.directory("plain").resolve("model");
    write(root.resolve("model.onnx"), 2);
    Keys.write(write(root.resolve("config/tokenizer.json"), 3), "{\"clay\":1}");
    Keys.write(root.resolve("empty"), "");
    return root;
  }

  private static Path write(Path file, long seed) {
    byte[] content = new byte[BYTES];
    new Random(seed).nextBytes(content);
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path seal(Path source, String name) {
    Path target = Scratch.directory("sealed").resolve(name);
    Keys.bulla().run("seal", source, "-o", target).succeeded();
    return target;
  }
}
