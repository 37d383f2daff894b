package io.bulla.provider.report;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * How extensions, places and KEKs stand on this host. Making one opens every place, and so uses
 * each PIN once. Immutable; without secrets.
 *
 * @param findings extensions first, then the audit and the states of KEKs, then each KEK with what
 *     its place says
 */
public record ProviderReport(List<Finding> findings) {
  /** Copies the list. */
  public ProviderReport {
    findings = List.copyOf(findings);
  }

  /** Looks at everything that a provider's configuration names; a fault is a finding. */
  public static ProviderReport of(BullaProvider provider) {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.addAll(provider.extensionFindings());
      findings.add(provider.audit().diagnose());
      findings.addAll(provider.lifecycle().diagnose());
      for (Kek kek : provider.keks().get().all()) {
        add(kek, findings);
      }
    } catch (KekException e) {
      findings.add(failure("configuration", e));
    }
    return new ProviderReport(findings);
  }

  /** Returns the worst status. */
  public Status worst() {
    return findings.stream().map(Finding::status).reduce(Status.OK, ProviderReport::worse);
  }

  private static Status worse(Status one, Status other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static void add(Kek kek, List<Finding> findings) {
    try {
      addVersions(kek, findings);
      findings.addAll(kek.diagnose());
    } catch (KekException e) {
      findings.add(failure("kek " + kek.id(), e));
    }
  }

  private static void addVersions(Kek kek, List<Finding> findings) throws KekException {
    try {
      List<StatedVersion> versions = kek.versions();
      findings.add(versions.isEmpty() ? missing(kek) : present(kek, versions));
      versions.forEach(each -> WrapFinding.of(kek, each).ifPresent(findings::add));
    } catch (KekException e) {
      if (e.kind() != Kind.DENIED || kek.ownVersions().isEmpty()) {
        throw e;
      }
      findings.add(unlisted(kek, e));
    }
  }

  /** Who may only wrap or only unwrap may not list, and need not. */
  private static Finding unlisted(Kek kek, KekException e) throws KekException {
    return new Finding(
        "kek " + kek.id(),
        Status.WARN,
        kek.place() + ": its versions are not shown to this process: " + e.getMessage(),
        "none is needed to seal or open; ask again as who may list them to see them");
  }

  private static Finding present(Kek kek, List<StatedVersion> versions) throws KekException {
    List<String> parts =
        versions.stream()
            .map(version -> KekLine.of(version.version(), version.state().label()))
            .toList();
    boolean usable = versions.stream().anyMatch(version -> version.state().wraps());
    return new Finding(
        "kek " + kek.id(),
        usable ? Status.OK : Status.WARN,
        kek.place() + ": " + String.join("; ", parts),
        usable ? "" : "no version is active: nothing can be sealed under it");
  }

  private static Finding missing(Kek kek) throws KekException {
    return new Finding(
        "kek " + kek.id(),
        Status.FAIL,
        kek.place() + " holds no version of it",
        kek.ownVersions().isEmpty()
            ? "create it with: bulla key create " + kek.id()
            : "create it with the place's own tool, or correct the URI");
  }

  private static Finding failure(String name, KekException e) {
    return new Finding(name, Status.FAIL, String.valueOf(e.getMessage()), FailureHint.of(e.kind()));
  }
}
