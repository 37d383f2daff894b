package io.bulla.provider.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.audit.AuditEvent.Resource;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chains for tests, and edits of them. */
final class Trails {
  static final AuditEvent UNWRAP =
      new AuditEvent(
          "kek.unwrap", List.of(new Resource("kek", "models", "1")), Map.of("seal-id", "00ff"));

  private Trails() {}

  static AuditTrail in(Path directory, Durability durability) {
    return new AuditTrail(directory, durability, Primitives.OF_THE_JDK, "test");
  }

  static String record(AuditTrail trail, String result) throws KekException {
    return trail.record(() -> UNWRAP, notes -> result);
  }

  /** A chain of that many operations, ended in order. */
  static Path ended(Path directory, int operations) throws Exception {
    AuditTrail trail = in(directory, Durability.WRITTEN);
    for (int i = 0; i < operations; i++) {
      record(trail, "done");
    }
    trail.end();
    return only(directory);
  }

  static Path only(Path directory) throws IOException {
    List<Path> files = files(directory);
    if (files.size() != 1) {
      throw new IllegalStateException("not one chain: " + files);
    }
    return files.get(0);
  }

  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(ChainFile::is).sorted().toList();
    }
  }

  static List<String> lines(Path file) throws IOException {
    return new ArrayList<>(Files.readAllLines(file, UTF_8));
  }

  static void write(Path file, List<String> lines) throws IOException {
    Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  static AuditVerification verify(Path directory, Head... checkpointed) throws IOException {
    return AuditVerification.of(List.of(directory), List.of(checkpointed), Primitives.OF_THE_JDK);
  }
}
