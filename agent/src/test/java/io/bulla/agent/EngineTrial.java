package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One engine with models that are one file each: what it computes from plaintext without the agent,
 * and what becomes of the same models sealed alone, sealed in a directory, changed, put in
 * plaintext into a sealed directory, and left in plaintext, all in one JVM under an agent that
 * denies plaintext.
 */
final class EngineTrial {
  private final Path directory;
  private final List<String> names;
  private final Path plain;
  private final Keys keys;
  private final Map<String, String> results = new HashMap<>();
  private String errors = "";
  private List<Path> linksLeft = List.of();

  EngineTrial(Path directory, List<String> names) throws Exception {
    this.directory = directory;
    this.names = names;
    this.plain = directory("plain");
    this.keys = Keys.in(directory);
  }

  Path directory(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  Keys keys() {
    return keys;
  }

  Path plain(String name) {
    return plain.resolve(name);
  }

  /** Lets a program write the plaintext models: their paths are its arguments. */
  void make(Fork fork, String program) throws Exception {
    Outcome made = fork.run(program, names.stream().map(this::path).toArray(String[]::new));
    assertThat(made.exitCode()).as(made.err()).isZero();
  }

  private String path(String name) {
    return plain(name).toString();
  }

  /** Runs a program, which prints a line "PATH: RESULT" for each path among its arguments. */
  void run(String engine, String program, String... arguments) throws Exception {
    note(fork(engine, "without").run(program, arguments(arguments, names, plain)));
    List<String> sealed = new ArrayList<>(List.of(arguments));
    seal().forEach(path -> sealed.add(path.toString()));
    Fork fork =
        fork(engine, "with").withAgent("config=" + keys.configuration() + ",agent.plaintext=deny");
    Outcome outcome = fork.run(program, sealed.toArray(String[]::new));
    note(outcome);
    errors = outcome.err();
    linksLeft = fork.linksLeft();
  }

  private Fork fork(String engine, String name) throws IOException {
    return Fork.in(directory(name)).with(engine);
  }

  private static String[] arguments(String[] first, List<String> names, Path directory) {
    return Stream.concat(
            Stream.of(first), names.stream().map(directory::resolve).map(Path::toString))
        .toArray(String[]::new);
  }

  private void note(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    outcome
        .out()
        .lines()
        .filter(line -> line.contains(": "))
        .forEach(line -> results.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
  }

  private List<Path> seal() throws Exception {
    Path whole = keys.seal(plain, directory.resolve("whole"));
    Path mixed = keys.seal(plain, directory.resolve("mixed"));
    List<Path> all = new ArrayList<>();
    for (String name : names) {
      all.add(keys.seal(plain(name), directory("alone").resolve(name)));
      all.add(whole.resolve(name));
      all.add(changed(keys.seal(plain(name), directory("changed").resolve(name))));
      Files.delete(mixed.resolve(name));
      all.add(Files.copy(plain(name), mixed.resolve(name)));
      all.add(Files.copy(plain(name), directory("unsealed").resolve(name)));
    }
    return all;
  }

  private static Path changed(Path sealed) throws IOException {
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[bytes.length - 1] ^= 1;
    return Files.write(sealed, bytes);
  }

  String result(String place, String name) {
    return result("", place, name);
  }

  /** The result of another form of loading, which the program names before the path. */
  String result(String form, String place, String name) {
    return results.get(form + directory.resolve(place).resolve(name));
  }

  String errors() {
    return errors;
  }

  List<Path> linksLeft() {
    return linksLeft;
  }

  List<String> names() {
    return names;
  }
}
