package io.bulla.loader;

import io.bulla.loader.keys.Shelves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Plaintext models, and the same sealed, for tests of whole models. */
final class SealedSamples {
  static final int SEGMENT_BYTES = 4096;

  final Shelves shelves = Shelves.with("models", "others");
  private final Path directory;

  SealedSamples(Path directory) {
    this.directory = directory;
  }

  LoaderOptions options() {
    return LoaderOptions.of(shelves.provider(), List.of("models")).withThreads(2);
  }

  static SealRequest request() {
    return SealRequest.of("sample", List.of("models")).withSegmentSizeBytes(SEGMENT_BYTES);
  }

  static byte[] bytes(int lengthBytes, long seed) {
    byte[] bytes = new byte[lengthBytes];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  Path plainFile(int lengthBytes) throws IOException {
    return Files.write(directory.resolve("model.onnx"), bytes(lengthBytes, lengthBytes));
  }

  Path plainDirectory() throws IOException {
    Path root = Files.createDirectories(directory.resolve("plain"));
    Files.createDirectories(root.resolve("onnx"));
    Files.write(root.resolve("onnx").resolve("model.onnx"), bytes(20_000, 1));
    Files.write(root.resolve("weights.bin"), bytes(20_000, 2));
    Files.writeString(root.resolve("config.json"), "{\"hidden\": 384}");
    Files.write(root.resolve("empty"), new byte[0]);
    return root;
  }

  Path sealedFile(int lengthBytes) throws IOException {
    Path target = directory.resolve("sealed.onnx");
    new ModelSealer(options()).seal(plainFile(lengthBytes), target, request());
    return target;
  }

  Path sealedDirectory() throws IOException {
    return sealedDirectory("sealed");
  }

  Path sealedDirectory(String name) throws IOException {
    Path target = directory.resolve(name);
    new ModelSealer(options()).seal(plainDirectory(), target, request());
    return target;
  }

  byte[] load(Path model, String member) throws IOException {
    return load(model, member, options());
  }

  static byte[] load(Path model, String member, LoaderOptions options) throws IOException {
    try (SealedModel opened = SealedModel.open(model, options);
        Plaintext plaintext = opened.load(member)) {
      byte[] bytes = new byte[(int) plaintext.lengthBytes()];
      plaintext.buffer().get(bytes);
      return bytes;
    }
  }

  static void flip(Path file, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) offset] ^= 1;
    Files.write(file, bytes);
  }
}
