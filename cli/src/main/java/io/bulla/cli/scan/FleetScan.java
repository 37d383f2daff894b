package io.bulla.cli.scan;

import io.bulla.cli.SealedFiles;
import io.bulla.cli.scan.Finding.Kind;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Looks at the headers of models, whose recipients may be detached ones.
 *
 * @param options say where detached recipients are, and which recipients are required
 * @param keks what is known of KEKs
 * @param expected the ids that each model should have, and no others; empty for whichever
 */
record FleetScan(LoaderOptions options, KnownKeks keks, List<String> expected) {
  private static final Set<String> HEADS = Set.of("file", "manifest");

  /** The models below a directory, by path. */
  List<ScannedModel> below(Path directory) throws IOException {
    List<ScannedModel> models = new ArrayList<>();
    for (Path file : SealedFiles.below(directory)) {
      look(file).ifPresent(models::add);
    }
    return models;
  }

  /** Empty for what is part of another one: a member, a detached recipients file. */
  private Optional<ScannedModel> look(Path file) {
    try {
      ModelInfo info = ModelInspector.inspect(file, options);
      return HEADS.contains(info.kind()) ? Optional.of(judged(file, info)) : Optional.empty();
    } catch (IOException e) {
      Finding unreadable = new Finding(Kind.UNREADABLE, problem(e));
      return Optional.of(new ScannedModel(file, "", List.of(), List.of(unreadable)));
    }
  }

  /** A malformed header has its own command to be looked at with. */
  private static String problem(IOException e) {
    return e instanceof ModelFormatException ? "" : String.valueOf(e.getMessage());
  }

  private ScannedModel judged(Path file, ModelInfo info) {
    List<Finding> findings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (RecipientInfo recipient : info.recipients()) {
      names.add(recipient.kekId() + "/" + recipient.kekVersion());
      ofVersion(recipient).ifPresent(findings::add);
    }
    findings.addAll(ofIds(info.recipients().stream().map(RecipientInfo::kekId).toList()));
    if (info.degraded()) {
      findings.add(new Finding(Kind.DEGRADED, ""));
    }
    return new ScannedModel(
        file, info.modelId() + " " + info.modelVersion(), names, List.copyOf(findings));
  }

  private Optional<Finding> ofVersion(RecipientInfo recipient) {
    String name = recipient.kekId() + "/" + recipient.kekVersion();
    if (keks.isCompromised(name)) {
      return Optional.of(new Finding(Kind.COMPROMISED, name));
    }
    OptionalInt active = keks.active(recipient.kekId());
    return active.isPresent() && recipient.kekVersion() < active.getAsInt()
        ? Optional.of(new Finding(Kind.STALE, name))
        : Optional.empty();
  }

  private List<Finding> ofIds(List<String> ids) {
    List<Finding> findings = new ArrayList<>();
    List<String> due = new ArrayList<>(options.requiredRecipients());
    expected.stream().filter(id -> !due.contains(id)).forEach(due::add);
    due.stream()
        .filter(id -> !ids.contains(id))
        .forEach(id -> findings.add(new Finding(Kind.MISSING, id)));
    if (!expected.isEmpty()) {
      ids.stream()
          .distinct()
          .filter(id -> !due.contains(id))
          .forEach(id -> findings.add(new Finding(Kind.UNEXPECTED, id)));
    }
    return findings;
  }
}
