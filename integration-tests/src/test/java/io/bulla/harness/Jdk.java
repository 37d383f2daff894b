package io.bulla.harness;

import io.bulla.testing.Requires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK that programs are run on. */
public record Jdk(Path home) {

  private static final Path SYSTEM = Path.of("/usr/lib/jvm");

  /** The JDK that runs the tests. */
  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")));
  }

  /** The JDK of this feature release; where there is none, the calling test is skipped, visibly. */
  public static Jdk of(int feature) {
    if (Runtime.version().feature() == feature) {
      return running();
    }
    return Requires.present(
        find(feature), "a JDK " + feature, "install one or set BULLA_JDK_" + feature);
  }

  private static Optional<Jdk> find(int feature) {
    return candidates(feature).stream()
        .filter(home -> Files.isExecutable(home.resolve("bin/java")))
        .filter(home -> isRelease(home, feature))
        .findFirst()
        .map(Jdk::new);
  }

  private static List<Path> candidates(int feature) {
    List<Path> homes = new ArrayList<>();
    for (String variable : List.of("BULLA_JDK_" + feature, "JAVA_HOME_" + feature)) {
      Optional.ofNullable(System.getenv(variable)).map(Path::of).ifPresent(homes::add);
    }
    if (Files.isDirectory(SYSTEM)) {
      try (Stream<Path> installed = Files.list(SYSTEM)) {
        installed.sorted().forEach(homes::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return homes;
  }

  private static boolean isRelease(Path home, int feature) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"" + feature + "[.\"].*"));
    } catch (IOException e) {
      return false;
    }
  }

  Path java() {
    return home.resolve("bin/java");
  }
}
