package io.bulla.provider.audit;

import io.bulla.provider.audit.Damage.Kind;
import io.bulla.provider.signing.Primitives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a look at all chains of some directories found.
 *
 * @param chains each file, by its name
 * @param missing chains that a checkpoint knows and no directory holds
 */
public record AuditVerification(List<ChainReport> chains, List<Damage> missing) {

  /** Copies the lists. */
  public AuditVerification {
    chains = List.copyOf(chains);
    missing = List.copyOf(missing);
  }

  /**
   * Reads every chain to its end. One that several files hold, as when an archiving was broken off,
   * is one where each file is the beginning of the longest, and damaged where one is not.
   *
   * @param checkpointed the heads that checkpoints cover
   * @throws IOException if a directory or a file cannot be read
   */
  public static AuditVerification of(
      List<Path> directories, List<Head> checkpointed, Primitives primitives) throws IOException {
    Map<String, List<Head>> byChain = new HashMap<>();
    checkpointed.forEach(
        head -> byChain.computeIfAbsent(head.chain(), chain -> new ArrayList<>()).add(head));
    List<ChainReport> chains = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (ChainCopies copies : ChainCopies.in(directories)) {
      found.add(copies.chain());
      List<Head> heads = byChain.getOrDefault(copies.chain(), List.of());
      chains.addAll(copies.check(heads, primitives));
    }
    List<Damage> missing =
        byChain.keySet().stream()
            .filter(chain -> !found.contains(chain))
            .sorted()
            .map(AuditVerification::missing)
            .toList();
    return new AuditVerification(chains, missing);
  }

  private static Damage missing(String chain) {
    return new Damage(
        chain + ChainLine.FILE_ENDING,
        0,
        Kind.MISSING,
        "a checkpoint covers it, and it is not there");
  }

  /** Returns all damages. */
  public List<Damage> damages() {
    return Stream.concat(chains.stream().flatMap(each -> each.damages().stream()), missing.stream())
        .toList();
  }

  /** Returns the last whole line of each chain, by the chain's name. */
  public List<Head> heads() {
    return chains.stream().flatMap(each -> each.head().stream()).toList();
  }
}
