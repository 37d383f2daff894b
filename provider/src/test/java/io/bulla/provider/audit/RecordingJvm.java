package io.bulla.provider.audit;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own that records operations and prints how each ended. Arguments: directory, how
 * many.
 */
final class RecordingJvm {
  private RecordingJvm() {}

  @SuppressWarnings("SystemOut") // the outcome is read by the JVM that started this one
  public static void main(String[] arguments) {
    AuditTrail trail = Trails.in(Path.of(arguments[0]), Durability.WRITTEN);
    int times = Integer.parseInt(arguments[1]);
    for (int i = 0; i < times; i++) {
      byte[] key = {42};
      try {
        byte[] released = trail.recordKey(() -> Trails.UNWRAP, notes -> key);
        System.out.println("released " + released[0]);
      } catch (KekException e) {
        System.out.println(
            "refused " + e.kind() + " wiped=" + (key[0] == 0) + " " + e.getMessage());
      }
    }
  }

  /** Under a shell, where limits are set before it starts. */
  static Process start(Path directory, int times, Path output, String limits) throws IOException {
    List<String> command = new ArrayList<>();
    if (!limits.isEmpty()) {
      command.addAll(List.of("sh", "-c", limits + "; exec \"$@\"", "sh"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RecordingJvm.class.getName(),
            directory.toString(),
            Integer.toString(times)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
