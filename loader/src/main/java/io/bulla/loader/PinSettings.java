package io.bulla.loader;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys {@code loader.pin.NAME.path}, {@code .model}, {@code .version} and {@code
 * .publisher}.
 *
 * @param loader the section, with keys without {@code loader.}
 * @param baseDirectory where relative paths start
 * @param locate says where a full key stands
 */
record PinSettings(Map<String, String> loader, Path baseDirectory, UnaryOperator<String> locate) {
  private static final String PREFIX = "pin.";
  private static final Pattern KEY =
      Pattern.compile("pin\\.([a-z0-9][a-z0-9-]*)\\.(path|model|version|publisher)");

  /** Whether a key is of a pin; that it is one that pins have is checked by {@link #pins}. */
  static boolean owns(String key) {
    return key.startsWith(PREFIX);
  }

  /**
   * The pins.
   *
   * @param trusted the keys of {@code publisher.keys}, of which a pin may demand one
   */
  ModelPins pins(boolean denyUnpinned, List<PublicKey> trusted) {
    List<ModelPin> pins = new ArrayList<>();
    for (String name : names()) {
      pins.add(pin(name, trusted));
    }
    try {
      return new ModelPins(pins, denyUnpinned);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("loader.pin", e.getMessage(), e);
    }
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String key : loader.keySet()) {
      if (owns(key)) {
        names.add(name(key));
      }
    }
    return names;
  }

  private static String name(String key) {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw new InvalidSettingException(
          "loader." + key,
          "is not a key of a pin: those are loader.pin.NAME.path, .model, .version and .publisher,"
              + " with a NAME of a-z, 0-9 and -");
    }
    return matcher.group(1);
  }

  private ModelPin pin(String name, List<PublicKey> trusted) {
    String path = key(name, "path");
    try {
      return new ModelPin(
          name,
          baseDirectory.resolve(required(name, "path")),
          required(name, "model"),
          version(name),
          publisher(name, trusted),
          locate.apply(path));
    } catch (InvalidSettingException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(key(name, "model"), e.getMessage(), e);
    }
  }

  private long version(String name) {
    try {
      long version = Long.parseLong(required(name, "version"));
      if (version >= 0) {
        return version;
      }
    } catch (NumberFormatException e) {
      throw noVersion(name, e);
    }
    throw noVersion(name, null);
  }

  private static InvalidSettingException noVersion(String name, @Nullable Throwable cause) {
    return new InvalidSettingException(
        key(name, "version"), "must be the least version that opens, a number from 0 on", cause);
  }

  private Optional<PublicKey> publisher(String name, List<PublicKey> trusted) {
    String file = loader.get(PREFIX + name + ".publisher");
    if (file == null) {
      return Optional.empty();
    }
    String key = key(name, "publisher");
    PublicKey publisher = LoaderSettings.publicKey(key, baseDirectory.resolve(file.strip()));
    if (!trusted.contains(publisher)) {
      throw new InvalidSettingException(
          key, "is none of publisher.keys, by which signatures are checked: name it there too");
    }
    return Optional.of(publisher);
  }

  private String required(String name, String part) {
    String value = loader.getOrDefault(PREFIX + name + "." + part, "").strip();
    if (value.isEmpty()) {
      throw new InvalidSettingException(
          key(name, part), "is missing: a pin has a path, a model and a least version");
    }
    return value;
  }

  private static String key(String name, String part) {
    return "loader." + PREFIX + name + "." + part;
  }
}
