package io.bulla.cli.fleet;

import io.bulla.cli.fleet.Finding.Kind;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that choose models by what {@code bulla scan} finds. Not safe for threads. */
public final class Selection {
  @Option(
      names = "--stale",
      description = "Only models with a recipient by an older version than the active one.")
  private boolean stale;

  @Option(
      names = "--compromised",
      description = "Only models that name a compromised version of a KEK.")
  private boolean compromised;

  /** Models that name a compromised version. */
  public static Selection ofCompromised() {
    Selection selection = new Selection();
    selection.compromised = true;
    return selection;
  }

  /** Whether any model is meant. */
  public boolean isEveryModel() {
    return !stale && !compromised;
  }

  /** Whether a model is meant. */
  public boolean has(ModelHeader header, HeaderCheck check) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    check.findings(header).forEach(finding -> kinds.add(finding.kind()));
    return isEveryModel()
        || (stale && kinds.contains(Kind.STALE))
        || (compromised && kinds.contains(Kind.COMPROMISED));
  }
}
