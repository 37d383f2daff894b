package io.bulla.agent.core;

import io.bulla.agent.boot.Stderr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lines for people, on standard error or in {@code agent.log}. Thread-safe. */
final class AgentLog {
  private final AgentConfiguration configuration;
  private final Set<String> saidOnce = ConcurrentHashMap.newKeySet();

  AgentLog(AgentConfiguration configuration) {
    this.configuration = configuration;
  }

  void line(String text) {
    Optional<Path> file = file();
    if (file.isEmpty() || !append(file.get(), text, "agent.log")) {
      Stderr.line(text);
    }
  }

  /** Says the same thing once in the life of the JVM. */
  void once(String text) {
    if (saidOnce.add(text)) {
      line(text);
    }
  }

  private Optional<Path> file() {
    try {
      return configuration.settings().log();
    } catch (IOException e) {
      return Optional.empty(); // a wrong configuration is told where it stops a model
    }
  }

  /** Whether it could be written; where not, says so once, with the key that names the file. */
  boolean append(Path file, String text, String key) {
    try {
      Files.write(
          file,
          (text + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return true;
    } catch (IOException e) {
      String warning = "warning: " + key + " cannot be written: " + e;
      if (saidOnce.add(warning)) {
        Stderr.line(warning);
      }
      return false;
    }
  }
}
