package io.bulla.cli.propagate;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a plan into its sections: headings in brackets, {@code key = value} below them, lines that
 * begin with {@code #} for people. In UTF-8. For one use.
 */
final class PlanText {
  private static final long MAX_BYTES = 1 << 20;

  private final List<PlanSection> sections = new ArrayList<>();

  private PlanText() {}

  static List<PlanSection> read(Path file) throws IOException {
    PlanText text = new PlanText();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      text.add(new PlanLine(file, number), line.strip());
    }
    return text.sections;
  }

  private static List<String> lines(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw noPlan(file, "is larger than 1 MiB", null);
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw noPlan(file, "is no UTF-8 text", e);
    }
  }

  private static Failure noPlan(Path file, String why, @Nullable Throwable cause) {
    return new Failure(
        ExitCode.CONFIGURATION,
        file + ": " + why + ": no plan",
        "name a plan, see docs/propagation.md",
        cause);
  }

  private void add(PlanLine line, String text) {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    if (text.startsWith("[")) {
      sections.add(heading(line, text));
      return;
    }
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw line.error(
          "is neither a heading in brackets nor key = value", "see docs/propagation.md");
    }
    if (sections.isEmpty()) {
      throw line.error("stands above the first heading", "begin with [groups]");
    }
    sections
        .get(sections.size() - 1)
        .add(
            text.substring(0, equals).strip(),
            new PlanSection.Entry(line, text.substring(equals + 1).strip()));
  }

  private static PlanSection heading(PlanLine line, String text) {
    if (!text.endsWith("]")) {
      throw line.error("begins as a heading and has no ] at its end", "close it");
    }
    return PlanSection.of(line, text.substring(1, text.length() - 1).strip());
  }
}
