package io.bulla.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints what a build skipped and why. The build's last step; with {@code bulla.require=all} a skip
 * ends it in failure.
 */
public final class SkipSummary {
  private SkipSummary() {}

  /** Takes the root of the checkout and the value of {@code bulla.require}. */
  public static void main(String[] arguments) throws IOException {
    summarize(Path.of(arguments[0]), arguments[1].equals("all"), System.out);
  }

  static void summarize(Path root, boolean allRequired, PrintStream out) throws IOException {
    List<String> skips = skipsBelow(root.resolve(SkipRecorder.DIRECTORY));
    print(skips, out);
    if (allRequired && !skips.isEmpty()) {
      throw new IllegalStateException(
          skips.size() + " tests were skipped, and bulla.require=all allows none");
    }
  }

  private static List<String> skipsBelow(Path directory) throws IOException {
    List<String> skips = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          skips.addAll(Files.readAllLines(file));
        }
      }
    }
    return skips;
  }

  private static void print(List<String> skips, PrintStream out) {
    out.println("Skipped tests: " + (skips.isEmpty() ? "none" : skips.size()));
    skips.forEach(line -> out.println("  " + line));
  }
}
