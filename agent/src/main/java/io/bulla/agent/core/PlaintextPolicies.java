package io.bulla.agent.core;

import io.bulla.loader.files.PathTrail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code agent.plaintext}, and the directories in which something else holds. Immutable.
 *
 * <p>A file is judged by each of its names, see {@link PathTrail}: of the directories above a name
 * the lowest counts, and of several names the strictest. So no link leads out of a directory that
 * denies.
 *
 * @param byDefault what holds elsewhere, and for bytes and streams
 * @param byDirectory what holds in a directory and below it; their paths are absolute
 */
record PlaintextPolicies(PlaintextPolicy byDefault, Map<Path, PlaintextPolicy> byDirectory) {
  PlaintextPolicies {
    byDirectory = Map.copyOf(byDirectory);
  }

  /**
   * What holds for one model.
   *
   * @param policy the policy
   * @param setting what says so, for errors
   */
  record Ruling(PlaintextPolicy policy, String setting) {}

  /** What denies plaintext models, or some of them; empty if nothing does. */
  Optional<String> denial() {
    if (byDefault == PlaintextPolicy.DENY) {
      return Optional.of(elsewhere().setting());
    }
    return byDirectory.containsValue(PlaintextPolicy.DENY)
        ? Optional.of("agent.plaintext.deny names directories")
        : Optional.empty();
  }

  /** What holds for a model; one in memory has no file. */
  Ruling of(Optional<Path> file) throws IOException {
    if (file.isEmpty() || byDirectory.isEmpty()) {
      return elsewhere();
    }
    List<Path> names = PathTrail.of(file.get()).names();
    List<Ruling> rulings = new ArrayList<>();
    for (Path name : names) {
      Ruling ruling = above(name);
      boolean real = name.equals(names.get(names.size() - 1));
      if (ruling != null || real) {
        rulings.add(ruling == null ? elsewhere() : ruling);
      }
    }
    return Collections.max(rulings, Comparator.comparing(Ruling::policy));
  }

  private Ruling elsewhere() {
    return new Ruling(byDefault, "agent.plaintext is " + word(byDefault));
  }

  /** What the lowest directory above a name says; null if none says anything. */
  private @Nullable Ruling above(Path name) throws IOException {
    @Nullable Ruling lowest = null;
    int depth = -1;
    for (Map.Entry<Path, PlaintextPolicy> each : byDirectory.entrySet()) {
      for (Path directory : PathTrail.of(each.getKey()).names()) {
        if (name.startsWith(directory) && directory.getNameCount() > depth) {
          depth = directory.getNameCount();
          lowest = in(each.getKey(), each.getValue());
        }
      }
    }
    return lowest;
  }

  private static Ruling in(Path directory, PlaintextPolicy policy) {
    return new Ruling(policy, "agent.plaintext." + word(policy) + " names " + directory);
  }

  private static String word(PlaintextPolicy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }
}
