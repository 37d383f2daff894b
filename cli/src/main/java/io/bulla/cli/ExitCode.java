package io.bulla.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How {@code bulla} ends: the one place where exit codes are given out.
 *
 * <p>A published number never changes its meaning; docs/cli.md shows this table. Immutable, safe
 * for threads.
 */
public enum ExitCode {
  OK(0, "done"),
  INTERNAL(1, "unexpected fault: a bug in Bulla, please report it"),
  USAGE(2, "wrong command line"),
  FORMAT(3, "not a sealed model, malformed, or of a future version"),
  IDENTITY(4, "not the model or member that it should be: swapped, missing, unlisted, plaintext"),
  KEY(
      5,
      "key unknown, not permitted, or refused: by its state, by policy, or since others may read its"
          + " password file"),
  TOKEN(
      6, "token, keystore, its library or service not available, or PIN, password or role refused"),
  AUTHENTICATION(7, "authentication failed: the model was changed or the key is wrong"),
  IO(8, "file missing, unreadable, existing, or the disk is full"),
  VERIFY(9, "verification failed, or the model opens only as degraded"),
  NOT_READY(10, "not ready before the deadline, or a check of doctor failed"),
  PREREQUISITE(11, "something that the command needs is missing: network, package, JDK"),
  CONFIGURATION(12, "the configuration is missing or wrong, or a plan is wrong"),
  BOUND_MISSED(13, "a bound of bench was missed, or its figure could not be measured"),
  FINDINGS(
      14,
      "scan or propagate found models that are to be re-wrapped, resealed or repaired, or audit"
          + " collect found key uses without a partner");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }

  /** Meanings by number, as the help shows them. */
  static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    stream().forEach(code -> table.put(String.valueOf(code.number), code.meaning));
    return table;
  }

  static Stream<ExitCode> stream() {
    return Arrays.stream(values());
  }
}
