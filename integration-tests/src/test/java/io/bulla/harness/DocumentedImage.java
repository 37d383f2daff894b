package io.bulla.harness;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The container image of docs/provider.md, laid out in a directory instead of an image: its COPY,
 * ENV and CMD lines are done as they stand there, with the directory before each absolute path.
 */
public final class DocumentedImage {

  private static final Path DOCUMENT = SharedData.checkout().resolve("docs/provider.md");

  private final Path root = Scratch.directory("image");
  private final List<String> lines = block("dockerfile").lines().toList();

  private DocumentedImage() {}

  /** With the document's own file for java.security, and a configuration of keys. */
  public static DocumentedImage of(KeySetup keys) {
    try {
      DocumentedImage image = new DocumentedImage();
      image.copy(context(image, keys));
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands beside the Dockerfile. */
  private static Path context(DocumentedImage image, KeySetup keys) throws IOException {
    Path context = Scratch.directory("context");
    Files.writeString(context.resolve("bulla.properties"), keys.text());
    Files.writeString(
        context.resolve("bulla.security"), image.inside(block("properties security")));
    Files.createSymbolicLink(context.resolve("bulla"), Distribution.built().root());
    Path classes = Programs.classesOf("WrapByStandardNames", List.of());
    Files.createSymbolicLink(context.resolve("application"), classes);
    return context;
  }

  private void copy(Path context) throws IOException {
    for (String line : lines) {
      if (line.startsWith("COPY ")) {
        List<String> words = List.of(line.split(" +"));
        Path target = Path.of(inside(words.get(words.size() - 1)));
        for (String source : words.subList(1, words.size() - 1)) {
          copy(context, source, Files.createDirectories(target));
        }
      }
    }
  }

  /** A directory gives what it holds, as COPY does. */
  private static void copy(Path context, String source, Path target) throws IOException {
    Path from =
        source.endsWith("/") ? context.resolve(source) : context.resolve(source).getParent();
    String name = source.endsWith("/") ? "**" : Path.of(source).getFileName().toString();
    PathMatcher wanted = FileSystems.getDefault().getPathMatcher("glob:" + name);
    try (Stream<Path> files = Files.walk(from.toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path inside = from.toRealPath().relativize(file);
        if (wanted.matches(inside)) {
          Files.createDirectories(target.resolve(inside).getParent());
          Files.copy(file, target.resolve(inside));
        }
      }
    }
  }

  /** Runs its command to the end, by this JDK, for a KEK. */
  public Outcome run(Jdk jdk, KeySetup keys) {
    List<String> command = new ArrayList<>();
    Matcher words = Pattern.compile("\"([^\"]+)\"").matcher(inside(line("CMD ")));
    while (words.find()) {
      command.add(words.group(1));
    }
    command.set(0, jdk.java().toString());
    command.set(command.size() - 1, "WrapByStandardNames");
    command.add(keys.kekId());
    Map<String, String> environment = new HashMap<>(keys.environment());
    String[] variable = inside(line("ENV ")).split("=", 2);
    environment.put(variable[0], variable[1].replace("\"", ""));
    environment.put("PATH", System.getenv("PATH"));
    return Forked.run(command, environment, Scratch.directory("run"));
  }

  private String line(String instruction) {
    return lines.stream()
        .filter(line -> line.startsWith(instruction))
        .reduce((one, other) -> other)
        .orElseThrow(() -> new IllegalStateException("no " + instruction + "in " + DOCUMENT))
        .substring(instruction.length());
  }

  private String inside(String text) {
    return text.replaceAll("(?<![\\w.*])/(opt|etc)/", Matcher.quoteReplacement(root + "/") + "$1/");
  }

  /** A block of the document by what stands after its fence. */
  private static String block(String language) {
    Pattern block = Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```");
    try {
      Matcher found = block.matcher(Files.readString(DOCUMENT));
      if (!found.find()) {
        throw new IllegalStateException("no block of " + language + " in " + DOCUMENT);
      }
      return found.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
