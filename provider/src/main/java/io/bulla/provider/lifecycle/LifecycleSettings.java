package io.bulla.provider.lifecycle;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.signing.PemFiles;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys {@code lifecycle.*} of a configuration.
 *
 * @param file {@code lifecycle.file}
 * @param adminKeys {@code lifecycle.admin-keys}, at least one where there is a file
 * @param seen {@code lifecycle.seen}
 * @param overrides {@code lifecycle.override}
 * @param destructionWait {@code lifecycle.destruction-wait}
 */
record LifecycleSettings(
    Optional<Path> file,
    List<ListedKey> adminKeys,
    Path seen,
    List<StateOverride> overrides,
    Duration destructionWait) {
  private static final String ADMIN_KEYS = "admin-keys";
  private static final String WAIT = "destruction-wait";
  private static final Set<String> KEYS = Set.of("file", ADMIN_KEYS, "seen", "override", WAIT);
  private static final Duration USUAL_WAIT = Duration.ofDays(7);
  private static final Pattern UNTIL = Pattern.compile("(.+?)\\s+until\\s+([1-9][0-9]{0,17})");
  private static final Pattern DAYS_OR_HOURS = Pattern.compile("([1-9][0-9]{0,4})([dh])");

  static LifecycleSettings of(Configuration configuration) throws KekException {
    Map<String, String> section = configuration.section("lifecycle");
    for (String key : section.keySet()) {
      refuse(!KEYS.contains(key), configuration, key, "there is no such key");
      refuse(
          !section.containsKey("file"), configuration, key, "is of no use without lifecycle.file");
    }
    refuse(
        section.containsKey("file") && !section.containsKey(ADMIN_KEYS),
        configuration,
        "file",
        "needs lifecycle.admin-keys: PEM files of the administrators' public keys, with commas");
    return section.containsKey("file") ? parse(configuration, section) : none(configuration);
  }

  private static LifecycleSettings none(Configuration configuration) {
    return new LifecycleSettings(
        Optional.empty(), List.of(), configuration.baseDirectory(), List.of(), USUAL_WAIT);
  }

  private static LifecycleSettings parse(Configuration configuration, Map<String, String> section)
      throws KekException {
    Path file = path(configuration, "file", section.getOrDefault("file", ""));
    return new LifecycleSettings(
        Optional.of(file),
        adminKeys(configuration, section.getOrDefault(ADMIN_KEYS, "")),
        section.containsKey("seen")
            ? path(configuration, "seen", section.getOrDefault("seen", ""))
            : HostMemory.directory().resolve(HostMemory.fileName("seen-", file.toString())),
        overrides(configuration, section),
        section.containsKey(WAIT)
            ? wait(configuration, section.getOrDefault(WAIT, ""))
            : USUAL_WAIT);
  }

  private static Duration wait(Configuration configuration, String text) throws KekException {
    Matcher matcher = DAYS_OR_HOURS.matcher(text);
    refuse(!matcher.matches(), configuration, WAIT, "is no length of time; write 7d or 48h");
    long number = Long.parseLong(matcher.group(1));
    Duration wait =
        matcher.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    refuse(wait.compareTo(VersionHistory.LEAST_WAIT) < 0, configuration, WAIT, "is less than 24h");
    return wait;
  }

  private static List<ListedKey> adminKeys(Configuration configuration, String text)
      throws KekException {
    List<ListedKey> keys = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      keys.add(adminKey(configuration, each.strip()));
    }
    refuse(
        keys.stream().noneMatch(ListedKey::isInUse),
        configuration,
        ADMIN_KEYS,
        "lists no key that is in use");
    return List.copyOf(keys);
  }

  private static ListedKey adminKey(Configuration configuration, String text) throws KekException {
    Matcher until = UNTIL.matcher(text);
    Path file = path(configuration, ADMIN_KEYS, until.matches() ? until.group(1) : text);
    try {
      return new ListedKey(
          PemFiles.publicKey(file),
          until.matches() ? Long.parseLong(until.group(2)) : ListedKey.NONE);
    } catch (IOException e) {
      throw wrong(configuration, ADMIN_KEYS, "cannot read " + file, e);
    } catch (GeneralSecurityException e) {
      throw wrong(configuration, ADMIN_KEYS, String.valueOf(e.getMessage()), e);
    }
  }

  private static List<StateOverride> overrides(
      Configuration configuration, Map<String, String> section) throws KekException {
    if (!section.containsKey("override")) {
      return List.of();
    }
    try {
      return StateOverride.parse(section.getOrDefault("override", ""));
    } catch (IllegalArgumentException e) {
      throw wrong(configuration, "override", String.valueOf(e.getMessage()), e);
    }
  }

  private static Path path(Configuration configuration, String key, String text)
      throws KekException {
    try {
      refuse(text.isEmpty(), configuration, key, "names no file");
      return configuration.baseDirectory().resolve(text).normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw wrong(configuration, key, "is no path of a file system", e);
    }
  }

  private static void refuse(boolean broken, Configuration configuration, String key, String what)
      throws KekException {
    if (broken) {
      String where = configuration.locate("lifecycle." + key);
      throw new KekException(Kind.BAD_CONFIG, where + ": " + what);
    }
  }

  private static KekException wrong(
      Configuration configuration, String key, String what, Exception cause) {
    return new KekException(
        Kind.BAD_CONFIG, configuration.locate("lifecycle." + key) + ": " + what, cause);
  }
}
