package io.bulla.cli.model;

import java.nio.file.Path;
import java.util.Locale;

/** The model id that a path suggests (docs/format.md section 3.3). */
final class ModelName {
  private static final int MAX_LENGTH = 128;

  private ModelName() {}

  static String suggestedBy(Path model) {
    Path name = model.toAbsolutePath().normalize().getFileName();
    String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    String allowed = text.replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
    String id = allowed.isEmpty() ? "model" : allowed;
    return id.substring(0, Math.min(id.length(), MAX_LENGTH));
  }
}
