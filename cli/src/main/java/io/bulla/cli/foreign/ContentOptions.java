package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.FormatRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is known of the plaintext: it stands in for what a format does not authenticate. */
final class ContentOptions {
  private static final Pattern SUM = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](?:\\./)?(.+)");

  @ArgGroup private @Nullable Knowledge knowledge;

  /** One of the three. */
  static final class Knowledge {
    @Option(
        names = "--sha256",
        paramLabel = "HEX",
        description = "SHA-256 of the plaintext of one file.")
    private @Nullable String sum;

    @Option(
        names = "--sha256-sums",
        paramLabel = "FILE",
        description = "Those of all files, as sha256sum prints them of the plaintexts.")
    private @Nullable Path sums;

    @Option(
        names = "--unauthenticated",
        description =
            "Seal whatever the file decrypts to, where the format does not show who encrypted it: who"
                + " could change the file decides what is sealed.")
    private boolean unauthenticated;
  }

  ExpectedContent expected(ForeignFormat format, FormatRequest request, EncryptedFiles files)
      throws IOException {
    ExpectedContent expected = new ExpectedContent(sums(files));
    boolean waived = knowledge != null && knowledge.unauthenticated;
    boolean shown = format.authenticates(request);
    if (!waived && (knowledge != null || !shown)) {
      for (String path : files.paths()) {
        requireKnown(expected, path, files, shown ? "" : ", and " + UnshownOrigin.of(format));
      }
    }
    return expected;
  }

  private static void requireKnown(
      ExpectedContent expected, String path, EncryptedFiles files, String why) {
    if (!expected.isKnown(path)) {
      throw new Failure(
          ExitCode.USAGE,
          files.file(path) + ": no SHA-256 of its plaintext is given" + why,
          "give it: --sha256 HEX, or --sha256-sums FILE; where nobody knows it, and nobody else"
              + " could change the file: --unauthenticated");
    }
  }

  private Map<String, String> sums(EncryptedFiles files) throws IOException {
    if (knowledge == null) {
      return Map.of();
    }
    if (knowledge.sum != null) {
      return one(knowledge.sum, files);
    }
    return knowledge.sums == null ? Map.of() : listed(knowledge.sums, files);
  }

  private static Map<String, String> one(String sum, EncryptedFiles files) {
    if (!SUM.matcher(sum).matches()) {
      throw new Failure(
          ExitCode.USAGE,
          "--sha256 is no SHA-256",
          "give 64 hexadecimal digits, as sha256sum does");
    }
    if (!files.paths().equals(List.of(""))) {
      throw new Failure(
          ExitCode.USAGE, "--sha256 is of one file, and there are more", "use --sha256-sums FILE");
    }
    return Map.of("", sum.toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> listed(Path file, EncryptedFiles files) throws IOException {
    Map<String, String> sums = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new Failure(
            ExitCode.FORMAT, file + " has a line that is no checksum", "make it with sha256sum");
      }
      if (sums.put(matcher.group(2), matcher.group(1).toLowerCase(Locale.ROOT)) != null) {
        throw new Failure(
            ExitCode.FORMAT,
            file + " lists " + matcher.group(2) + " twice",
            "leave the one that is true: make it anew with sha256sum");
      }
    }
    if (files.paths().equals(List.of(""))) {
      String single = sums.get(files.plaintextName().toString());
      return single == null ? Map.of() : Map.of("", single);
    }
    requireComplete(sums, file, files);
    return sums;
  }

  /** Who could take a file away must not decide that the model is without it. */
  private static void requireComplete(Map<String, String> sums, Path file, EncryptedFiles files) {
    for (String listed : new TreeSet<>(sums.keySet())) {
      if (!files.byPath().containsKey(listed)) {
        throw new Failure(
            ExitCode.AUTHENTICATION,
            files.root() + ": " + listed + " is missing, which " + file + " lists",
            "get the file from where the directory came from; or, if it is none of the model,"
                + " leave its line out");
      }
    }
  }
}
