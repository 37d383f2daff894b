package io.bulla.provider.audit;

import io.bulla.provider.audit.Damage.Kind;
import io.bulla.provider.signing.Primitives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that hold one chain: one, or several where it was copied to an archive and not deleted.
 *
 * @param chain the chain
 * @param files at least one, each in another directory
 */
record ChainCopies(String chain, List<Path> files) {

  ChainCopies {
    files = List.copyOf(files);
  }

  /** Those of some directories, each of which counts once, whatever names it is given by. */
  static Collection<ChainCopies> in(List<Path> directories) throws IOException {
    Map<String, List<Path>> byChain = new LinkedHashMap<>();
    for (Path directory : distinct(directories)) {
      try (Stream<Path> entries = Files.list(directory)) {
        entries
            .filter(ChainFile::is)
            .sorted()
            .forEach(
                file ->
                    byChain
                        .computeIfAbsent(ChainFile.chain(file), unknown -> new ArrayList<>())
                        .add(file));
      }
    }
    return byChain.entrySet().stream()
        .map(entry -> new ChainCopies(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Path> distinct(List<Path> directories) throws IOException {
    Set<Path> real = new LinkedHashSet<>();
    List<Path> distinct = new ArrayList<>();
    for (Path directory : directories) {
      if (real.add(directory.toRealPath())) {
        distinct.add(directory);
      }
    }
    return distinct;
  }

  /** The report of the longest file, and of each that is not its beginning. */
  List<ChainReport> check(List<Head> seen, Primitives primitives) throws IOException {
    Path longest = longest();
    List<ChainReport> reports = new ArrayList<>();
    reports.add(ChainFile.check(longest, seen, primitives));
    for (Path file : files) {
      if (!file.equals(longest) && !agree(file, longest)) {
        reports.add(diverged(ChainFile.check(file, seen, primitives), longest));
      }
    }
    return reports;
  }

  private Path longest() throws IOException {
    Path longest = files.get(0);
    for (Path file : files) {
      longest = Files.size(file) > Files.size(longest) ? file : longest;
    }
    return longest;
  }

  /** The sizes are asked first, since the process of a chain may write on. */
  private static boolean agree(Path one, Path other) throws IOException {
    long shorterBytes = Math.min(Files.size(one), Files.size(other));
    long firstDifference = Files.mismatch(one, other);
    return firstDifference < 0 || firstDifference >= shorterBytes;
  }

  private static ChainReport diverged(ChainReport report, Path longest) {
    List<Damage> damages = new ArrayList<>(report.damages());
    damages.add(
        new Damage(
            report.file(),
            0,
            Kind.DIVERGED,
            "it is not the beginning of " + longest + ", which holds the same chain"));
    return new ChainReport(report.file(), report.lines(), report.head(), report.ending(), damages);
  }
}
