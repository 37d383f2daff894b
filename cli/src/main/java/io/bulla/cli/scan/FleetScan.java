package io.bulla.cli.scan;

import io.bulla.cli.RecipientsFile;
import io.bulla.cli.SealedFiles;
import io.bulla.cli.scan.Finding.Kind;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInfo.SlotInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.provider.kek.KekAlias;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Looks at the headers of models, whose recipients may be detached ones.
 *
 * @param options say where detached recipients are, and which recipients are required
 * @param keks what is known of KEKs
 * @param expected the ids that each model should have, and no others; empty for whichever
 */
record FleetScan(LoaderOptions options, KnownKeks keks, List<String> expected) {
  /** The models below a directory, by path. */
  List<ScannedModel> below(Path directory) throws IOException {
    List<ScannedModel> models = new ArrayList<>();
    for (Path file : SealedFiles.below(directory)) {
      look(file).ifPresent(models::add);
    }
    return models;
  }

  /** Empty for what is part of another one: a member, recipients beside their model. */
  private Optional<ScannedModel> look(Path file) {
    try {
      ModelInfo info = ModelInspector.inspect(file, options);
      return switch (info.kind()) {
        case "file", "manifest" -> Optional.of(judged(file, info));
        case "recipients" ->
            RecipientsFile.modelBeside(file).isPresent()
                ? Optional.empty()
                : Optional.of(scanned(file, info, ofVersions(info)));
        default -> Optional.empty();
      };
    } catch (IOException e) {
      Finding unreadable = new Finding(Kind.UNREADABLE, problem(e));
      return Optional.of(new ScannedModel(file, "", List.of(), List.of(unreadable)));
    }
  }

  /** A malformed header has its own command to be looked at with. */
  private static String problem(IOException e) {
    return e instanceof ModelFormatException ? "" : String.valueOf(e.getMessage());
  }

  private ScannedModel judged(Path file, ModelInfo info) throws IOException {
    List<Finding> findings = new ArrayList<>(ofVersions(info));
    findings.addAll(inOtherSlots(file, info));
    findings.addAll(ofIds(info.recipients().stream().map(RecipientInfo::kekId).toList()));
    if (info.degraded()) {
      findings.add(new Finding(Kind.DEGRADED, ""));
    }
    return scanned(file, info, findings);
  }

  private static ScannedModel scanned(Path file, ModelInfo info, List<Finding> findings) {
    return new ScannedModel(
        file,
        info.modelId() + " " + info.modelVersion(),
        info.recipients().stream().map(FleetScan::name).toList(),
        findings);
  }

  private static String name(RecipientInfo recipient) {
    return KekAlias.of(recipient.kekId(), recipient.kekVersion());
  }

  private List<Finding> ofVersions(ModelInfo info) {
    return info.recipients().stream().map(this::ofVersion).flatMap(Optional::stream).toList();
  }

  /**
   * Compromised versions in slots that do not count: in the spare ones, and in the model's own
   * where detached recipients count. Whoever has such a key needs no slot to count.
   */
  private List<Finding> inOtherSlots(Path file, ModelInfo info) throws IOException {
    Stream<SlotInfo> all =
        Stream.concat(
            info.slots().stream(), ModelInspector.inspectOwnRecipients(file).slots().stream());
    List<String> counting = info.recipients().stream().map(FleetScan::name).toList();
    return all.flatMap(slot -> slot.recipients().stream())
        .map(FleetScan::name)
        .distinct()
        .filter(name -> !counting.contains(name) && keks.isCompromised(name))
        .map(name -> new Finding(Kind.COMPROMISED, name))
        .toList();
  }

  private Optional<Finding> ofVersion(RecipientInfo recipient) {
    String name = name(recipient);
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
