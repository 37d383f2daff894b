package io.bulla.loader;

import io.bulla.loader.memory.LockPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a sealed file in a JVM of its own, which the host limits, and prints what it got. */
final class HostLimits {
  private static final int LENGTH_BYTES = 300_000;

  private HostLimits() {}

  public static void main(String[] arguments) throws IOException {
    SealedSamples samples = new SealedSamples(Path.of(arguments[0]));
    Path sealed = samples.sealedFile(LENGTH_BYTES);
    load(sealed, samples.options());
    load(sealed, samples.options().withMemory(LockPolicy.REQUIRE));
    channel(sealed, samples.options().withMemory(LockPolicy.REQUIRE));
    anonymousFile(sealed, samples.options());
  }

  private static void load(Path sealed, LoaderOptions options) throws IOException {
    try (SealedModel model = SealedModel.open(sealed, options);
        Plaintext plaintext = model.load("")) {
      say(options, "loaded", plaintext.shortfalls());
    } catch (IOException e) {
      say(options, "refused", e.getMessage());
    }
  }

  private static void channel(Path sealed, LoaderOptions options) throws IOException {
    try (SealedModel model = SealedModel.open(sealed, options);
        var channel = model.channel("")) {
      say(options, "channel", channel.size());
    }
  }

  private static void anonymousFile(Path sealed, LoaderOptions options) throws IOException {
    try (SealedModel model = SealedModel.open(sealed, options);
        AnonymousFile file = model.anonymousFile("")) {
      say(options, "file", Files.readSymbolicLink(file.path()) + " " + file.shortfalls());
      boolean same =
          java.util.Arrays.equals(
              Files.readAllBytes(file.path()), SealedSamples.bytes(LENGTH_BYTES, LENGTH_BYTES));
      say(options, "file content", same);
    }
  }

  private static void say(LoaderOptions options, String what, Object value) {
    System.out.println(options.memory() + " " + what + ": " + value);
  }
}
