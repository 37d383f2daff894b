package io.bulla.provider.lifecycle;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.WrappedDek;
import io.bulla.provider.signing.AdminKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JVM of its own that rotates the KEK {@code models}, and reads with it in between. Arguments:
 * configuration, administrator's key, how often.
 */
final class RotatingJvm {
  private RotatingJvm() {}

  @SuppressWarnings("SystemOut") // the outcome is read by the JVM that started this one
  public static void main(String[] arguments) throws Exception {
    Configuration configuration = Configuration.load(Path.of(arguments[0]), Map.of(), Map.of());
    BullaProvider provider = BullaProvider.of(configuration);
    Lifecycle lifecycle = provider.lifecycle();
    AdminKey key = lifecycle.adminKey(Path.of(arguments[1]), () -> new char[0]);
    Authorization authorization = new Authorization(key, "by another JVM", Ceremony.YEAR);
    KekAdministration administration = lifecycle.administration(provider.keks().get());
    int times = Integer.parseInt(arguments[2]);
    Kek kek = provider.keks().get().require("models");
    int highest = 0;
    for (int i = 0; i < times; i++) {
      StateRecord rotated =
          administration
              .rotate("models", KeyTimes.ALWAYS, Optional.empty(), authorization)
              .orElseThrow();
      highest = Math.max(highest, rotated.version());
      WrappedDek blob = WrappedDek.decode(Ceremony.wrapByTheActive(kek));
      byte[] dek = kek.unwrap(blob.kekVersion(), blob.wrapped(), Ceremony.CONTEXT);
      if (dek.length != 32) {
        throw new IllegalStateException("another DEK came back under version " + highest);
      }
    }
    System.out.println("rotated " + times);
  }

  static Process start(Ceremony ceremony, int times) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RotatingJvm.class.getName(),
            ceremony.file().toString(),
            ceremony.directory.resolve("alice.pem").toString(),
            Integer.toString(times));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(ceremony.token.store().environment());
    return builder.redirectOutput(ceremony.directory.resolve("other").toFile()).start();
  }

  /** The last line, or all of it where the process failed. */
  static String outcome(Ceremony ceremony, Process process) throws Exception {
    int exitCode = process.waitFor();
    List<String> lines = Files.readAllLines(ceremony.directory.resolve("other"));
    return exitCode == 0 ? lines.get(lines.size() - 1) : String.join("\n", lines);
  }
}
