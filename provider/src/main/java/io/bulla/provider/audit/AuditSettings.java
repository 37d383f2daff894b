package io.bulla.provider.audit;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys {@code audit.*} of a configuration.
 *
 * @param directory {@code audit.directory}, absolute; empty where nothing is recorded
 * @param required {@code audit.required}: without a directory nothing is done
 * @param durability {@code audit.durability}
 */
public record AuditSettings(Optional<Path> directory, boolean required, Durability durability) {
  private static final Set<String> KEYS = Set.of("directory", "required", "durability");

  /**
   * Reads them.
   *
   * @throws KekException of kind {@code BAD_CONFIG} if they are wrong
   */
  public static AuditSettings of(Configuration configuration) throws KekException {
    Map<String, String> section = configuration.section("audit");
    for (String key : section.keySet()) {
      if (!KEYS.contains(key)) {
        throw wrong(configuration, key, "there is no such key");
      }
    }
    return new AuditSettings(
        directory(configuration, section),
        required(configuration, section.getOrDefault("required", "false")),
        durability(configuration, section.getOrDefault("durability", "synced")));
  }

  private static Optional<Path> directory(Configuration configuration, Map<String, String> section)
      throws KekException {
    String text = section.getOrDefault("directory", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(configuration.baseDirectory().resolve(text).normalize());
    } catch (InvalidPathException e) {
      throw wrong(configuration, "directory", "is no path of a file system");
    }
  }

  private static boolean required(Configuration configuration, String text) throws KekException {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(configuration, "required", "is neither true nor false");
    };
  }

  private static Durability durability(Configuration configuration, String text)
      throws KekException {
    return switch (text) {
      case "written" -> Durability.WRITTEN;
      case "synced" -> Durability.SYNCED;
      default -> throw wrong(configuration, "durability", "is neither written nor synced");
    };
  }

  private static KekException wrong(Configuration configuration, String key, String what) {
    return new KekException(Kind.BAD_CONFIG, configuration.locate("audit." + key) + ": " + what);
  }
}
