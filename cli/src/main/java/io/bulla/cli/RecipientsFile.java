package io.bulla.cli;

import io.bulla.loader.format.FormatLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A detached recipients file, by its name. Stateless. */
public final class RecipientsFile {
  private RecipientsFile() {}

  /** Whether a path is named as one is. */
  public static boolean isNamedSo(Path file) {
    return file.toString().endsWith(FormatLimits.RECIPIENTS_SUFFIX);
  }

  /** The one that stands beside a model: of a directory, beside its manifest. */
  public static Path beside(Path model) {
    Path head = Files.isDirectory(model) ? model.resolve(FormatLimits.MANIFEST_NAME) : model;
    return head.resolveSibling(head.getFileName() + FormatLimits.RECIPIENTS_SUFFIX);
  }

  /** The sealed file that one stands beside; empty for another file, or one by itself. */
  public static Optional<Path> modelBeside(Path file) {
    if (!isNamedSo(file)) {
      return Optional.empty();
    }
    String name = file.toString();
    int length = name.length() - FormatLimits.RECIPIENTS_SUFFIX.length();
    return Optional.of(Path.of(name.substring(0, length))).filter(Files::exists);
  }
}
