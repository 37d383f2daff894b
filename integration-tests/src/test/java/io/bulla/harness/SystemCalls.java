package io.bulla.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Program;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system calls by which a run of the bulla command changes files: recorded, so that another run
 * can be killed at each of them, or be told that it failed. Without strace the calling test is
 * skipped, visibly.
 */
public final class SystemCalls {
  private static final String CHANGING =
      "write,pwrite64,writev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,"
          + "unlink,unlinkat,rmdir,chmod,fchmodat";
  private static final Pattern LINE = Pattern.compile("(\\d+) +(\\w+)\\(.*");

  private SystemCalls() {}

  /**
   * A system call.
   *
   * @param name such as fsync
   * @param number its place among the calls of this name by its thread, from 1
   */
  public record Call(String name, int number) {
    @Override
    public String toString() {
      return name + " " + number;
    }
  }

  /** Runs the command to its good end; the calls of it that name a place below a directory. */
  public static List<Call> below(Path directory, KeySetup keys, Object... arguments)
      throws IOException {
    Path trace = newTrace();
    run(trace, List.of("-y", "-e", "trace=" + CHANGING), keys, arguments).succeeded();
    Map<String, Integer> numbers = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
      Matcher call = LINE.matcher(line);
      if (call.matches()) {
        int number = numbers.merge(call.group(1) + " " + call.group(2), 1, Integer::sum);
        if (line.contains(directory.toString())) {
          calls.add(new Call(call.group(2), number));
        }
      }
    }
    return calls;
  }

  /** Runs the command, which is killed when it makes this call, and that below a directory. */
  public static Outcome killedAt(Call call, Path below, KeySetup keys, Object... arguments)
      throws IOException {
    return injecting(call, "signal=KILL", below, keys, arguments);
  }

  /**
   * Runs the command, for which this call, which is one below a directory, fails.
   *
   * @param error such as ENOSPC
   */
  public static Outcome failingAt(
      Call call, String error, Path below, KeySetup keys, Object... arguments) throws IOException {
    return injecting(call, "error=" + error, below, keys, arguments);
  }

  /**
   * Runs the command, for which a file cannot be looked at: each call for its attributes fails.
   *
   * @param error such as ESTALE
   */
  public static Outcome notLookingAt(Path file, String error, KeySetup keys, Object... arguments)
      throws IOException {
    Path trace = newTrace();
    List<String> options =
        List.of("-P", file.toString(), "-e", "trace=%%stat", "-e", "inject=%%stat:error=" + error);
    Outcome outcome = run(trace, options, keys, arguments);
    assertThat(trace).content(StandardCharsets.ISO_8859_1).contains("(INJECTED)");
    return outcome;
  }

  private static Outcome injecting(
      Call call, String what, Path below, KeySetup keys, Object... arguments) throws IOException {
    String injection = "inject=" + call.name() + ":" + what + ":when=" + call.number();
    List<String> options = List.of("-y", "-e", "trace=" + call.name(), "-e", injection);
    Path trace = newTrace();
    Outcome outcome = run(trace, options, keys, arguments);
    assertThat(lastHit(trace)).as("%s, %s", call, outcome).contains(below.toString());
    return outcome;
  }

  /** Else it may be a call of the JVM's own, and the test one of nothing. */
  private static String lastHit(Path trace) throws IOException {
    List<String> calls =
        Files.readAllLines(trace, StandardCharsets.ISO_8859_1).stream()
            .filter(line -> LINE.matcher(line).matches())
            .toList();
    return calls.stream()
        .filter(line -> line.contains("(INJECTED)"))
        .findFirst()
        .orElseGet(() -> calls.isEmpty() ? "" : calls.get(calls.size() - 1));
  }

  private static Path newTrace() {
    return Scratch.directory("trace").resolve("calls");
  }

  private static Outcome run(Path trace, List<String> options, KeySetup keys, Object... arguments) {
    Program strace = Tools.requireStrace();
    List<String> command =
        new ArrayList<>(List.of(strace.command().toString(), "-f", "-qq", "-o", trace.toString()));
    command.addAll(options);
    return BullaCommand.runUnder(command, strace.environment(), keys, arguments);
  }
}
