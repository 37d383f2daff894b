package io.bulla.provider.lifecycle;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.kek.WrapBudget;
import io.bulla.provider.kek.WrapCount;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Budgets that the processes of a host share, in one file for each key. */
final class HostWrapBudget implements WrapBudget {
  /** Half of what SP 800-38D allows: a key that two hosts count apart is still within it. */
  static final long MOST = 1L << 31;

  private static final Set<String> KEYS = Set.of("budget", "counts");

  private final Path directory;
  private final long budget;
  private final Map<String, WrapReserve> reserves = new ConcurrentHashMap<>();

  HostWrapBudget(Path directory, long budget) {
    this.directory = directory;
    this.budget = budget;
  }

  /** Reads the keys {@code wrap.*}. */
  static HostWrapBudget of(Configuration configuration) throws KekException {
    Map<String, String> section = configuration.section("wrap");
    for (String key : section.keySet()) {
      if (!KEYS.contains(key)) {
        throw wrong(configuration, key, "there is no such key", null);
      }
    }
    return new HostWrapBudget(
        section.containsKey("counts")
            ? directory(configuration, section.getOrDefault("counts", ""))
            : HostMemory.directory(),
        section.containsKey("budget")
            ? budget(configuration, section.getOrDefault("budget", ""))
            : MOST);
  }

  private static Path directory(Configuration configuration, String text) throws KekException {
    try {
      if (!text.isEmpty()) {
        return configuration.baseDirectory().resolve(text).normalize();
      }
    } catch (InvalidPathException e) {
      throw wrong(configuration, "counts", "is no path of a file system", e);
    }
    throw wrong(configuration, "counts", "names no directory", null);
  }

  private static long budget(Configuration configuration, String text) throws KekException {
    try {
      long budget = Long.parseLong(text);
      if (budget >= 1 && budget <= MOST) {
        return budget;
      }
    } catch (NumberFormatException e) {
      throw wrong(configuration, "budget", "is no number", e);
    }
    throw wrong(configuration, "budget", "is not from 1 to " + MOST, null);
  }

  private static KekException wrong(
      Configuration configuration, String key, String what, @Nullable Exception cause) {
    return new KekException(
        Kind.BAD_CONFIG, configuration.locate("wrap." + key) + ": " + what, cause);
  }

  @Override
  public void take(String key) throws KekException {
    reserves.computeIfAbsent(key, unused -> new WrapReserve(file(key))).take();
  }

  @Override
  public void refuseExhausted(String key) throws KekException {
    WrapReserve reserve = reserves.get(key);
    if (reserve != null) {
      reserve.refuseExhausted();
    }
  }

  @Override
  public WrapCount count(String key) throws KekException {
    return file(key).count();
  }

  private WrapCountFile file(String key) {
    return new WrapCountFile(directory.resolve(HostMemory.fileName("wraps-", key)), key, budget);
  }
}
