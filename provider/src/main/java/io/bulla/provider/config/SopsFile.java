package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A secret in a file of SOPS, decrypted by the command {@code sops}: all of the file, or what
 * stands in it at a path. It holds no secret; each read runs the command anew, with this process's
 * environment. Immutable, safe for several threads.
 */
public final class SopsFile {
  private final Path file;
  private final String path;
  private final Function<String, @Nullable String> environment;

  private SopsFile(Path file, String path, Function<String, @Nullable String> environment) {
    this.file = file;
    this.path = path;
    this.environment = environment;
  }

  /**
   * Finds one by its text, {@code FILE} or {@code FILE#PATH}, with a path such as {@code
   * keys.models} or, for names with dots, {@code ["keys"]["models.v1"]}.
   *
   * @param environment for {@code PATH}
   */
  public static SopsFile parse(
      String text, Path baseDirectory, Function<String, @Nullable String> environment) {
    int hash = text.indexOf('#');
    String name = hash < 0 ? text : text.substring(0, hash);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a SOPS file is named as FILE or FILE#path.in.it");
    }
    String path = hash < 0 ? "" : text.substring(hash + 1);
    return new SopsFile(
        FilePin.resolve(name, baseDirectory), path.isEmpty() ? "" : extracted(path), environment);
  }

  /** {@code a.0.b} as sops has it: {@code ["a"][0]["b"]}. */
  private static String extracted(String path) {
    if (path.startsWith("[")) {
      return path;
    }
    StringBuilder brackets = new StringBuilder();
    for (String part : path.split("\\.", -1)) {
      if (part.isEmpty() || part.indexOf('"') >= 0 || part.indexOf('\\') >= 0) {
        throw new IllegalArgumentException(
            "the path in a SOPS file is names with dots, or [\"name\"][\"name\"]");
      }
      brackets.append(part.matches("[0-9]+") ? "[" + part + "]" : "[\"" + part + "\"]");
    }
    return brackets.toString();
  }

  /**
   * Decrypts it.
   *
   * @return a new array that the caller wipes; the JDK's own buffers of the pipe are beyond reach
   * @throws KekException if sops is not there, or fails, with what it said
   */
  public byte[] read() throws KekException {
    if (!Files.isRegularFile(file)) {
      throw new KekException(Kind.UNAVAILABLE, this + ": there is no such file");
    }
    byte[] secret = new SopsRun(command(), toString()).output();
    if (secret.length == 0) {
      throw new KekException(Kind.BAD_CONFIG, this + ": the secret is empty");
    }
    return secret;
  }

  private List<String> command() throws KekException {
    List<String> command = new ArrayList<>(List.of(executable().toString(), "decrypt"));
    if (!path.isEmpty()) {
      command.addAll(List.of("--extract", path));
    }
    command.add(file.toString());
    return command;
  }

  /** Only absolute directories of PATH count: what lies where the command happens to run is not. */
  private Path executable() throws KekException {
    String directories = Optional.ofNullable(environment.apply("PATH")).orElse("");
    return Arrays.stream(directories.split(":"))
        .filter(directory -> directory.startsWith("/"))
        .map(directory -> Path.of(directory, "sops"))
        .filter(candidate -> Files.isRegularFile(candidate) && Files.isExecutable(candidate))
        .findFirst()
        .orElseThrow(
            () ->
                new KekException(
                    Kind.UNAVAILABLE,
                    this + ": there is no sops on the PATH; install it: https://getsops.io"));
  }

  /** As it is written in a configuration. */
  @Override
  public String toString() {
    return "sops:" + file + (path.isEmpty() ? "" : "#" + path);
  }
}
