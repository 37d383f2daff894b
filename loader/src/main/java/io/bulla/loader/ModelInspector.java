package io.bulla.loader;

import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.ModelKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at sealed models without using them: their header without a key, or all of them with one.
 * Stateless.
 */
public final class ModelInspector {
  private ModelInspector() {}

  /**
   * What the header of a sealed file says, or that of a directory's manifest, or a detached
   * recipients file. Needs no key, and so proves nothing. Recipients are those that count: of the
   * detached recipients file that stands beside it, if one does.
   *
   * @throws ModelFormatException if it is not sealed or malformed
   */
  public static ModelInfo inspect(Path fileOrDirectory) throws IOException {
    return inspect(fileOrDirectory, DetachedRecipients.BESIDE::attach);
  }

  /** The same, with the recipients that count under these options; needs no KEK provider. */
  public static ModelInfo inspect(Path fileOrDirectory, LoaderOptions options) throws IOException {
    return inspect(fileOrDirectory, DetachedRecipients.of(options)::attach);
  }

  /** The same, with the recipients in the file itself, whatever stands beside it. */
  public static ModelInfo inspectOwnRecipients(Path fileOrDirectory) throws IOException {
    return inspect(fileOrDirectory, (file, path) -> file);
  }

  /**
   * The same of a model in a store; also {@code file:}. A detached recipients file counts by the
   * seal id only.
   *
   * @throws io.bulla.loader.store.StoreException if the store does not give it
   */
  public static ModelInfo inspect(URI uri, LoaderOptions options) throws IOException {
    if ("file".equalsIgnoreCase(uri.getScheme())) {
      return inspect(Path.of(uri), options);
    }
    StorePlace place = StorePlace.locate(uri, options);
    SealedFile object =
        SealedFile.of(StoredBytes.open(place.store(), place.head()), options.primitives());
    try (SealedFile file = DetachedRecipients.of(options).attach(object, List.of())) {
      return info(file);
    }
  }

  private interface Slots {
    SealedFile of(SealedFile file, Path path) throws IOException;
  }

  private static ModelInfo inspect(Path fileOrDirectory, Slots whose) throws IOException {
    Path path = ModelHead.locate(fileOrDirectory);
    if (DetachedRecipients.isNamedSo(path) && SealedFile.hasSlotsOnly(path)) {
      return inspectRecipients(path);
    }
    try (SealedFile file = whose.of(SealedFile.open(path, Primitives.ofJvm()), path)) {
      return info(file);
    }
  }

  private static ModelInfo info(SealedFile file) throws IOException {
    if (file.core().kind() == ModelKind.MEMBER) {
      return ModelInfos.ofMember(file);
    }
    RecipientSlots slots = RecipientSlots.read(file);
    return ModelInfos.of(file, slots, slots.active(file.slots().name()));
  }

  private static ModelInfo inspectRecipients(Path path) throws IOException {
    try (SealedFile file = SealedFile.ofRecipients(path, Primitives.ofJvm())) {
      RecipientSlots slots = RecipientSlots.read(file);
      return ModelInfos.ofRecipients(file, slots, slots.active(file.name()));
    }
  }

  /**
   * Opens every byte of a model and keeps none of it.
   *
   * @throws SealedModelException for the first thing that makes it unusable; what leaves it usable
   *     is a finding
   */
  public static VerifyReport verify(
      Path fileOrDirectory, LoaderOptions options, ProgressListener progress) throws IOException {
    try (SealedModel model = SealedModel.open(fileOrDirectory, options)) {
      verifyMembers(model, progress);
      List<String> findings = findings(model);
      findings.addAll(strangersFound(fileOrDirectory, model));
      return new VerifyReport(model.info(), model.members(), model.isSigned(), findings);
    }
  }

  /**
   * The same of a model in a store; also {@code file:}. What else is beside a directory model there
   * is not looked for.
   */
  public static VerifyReport verify(URI uri, LoaderOptions options, ProgressListener progress)
      throws IOException {
    if ("file".equalsIgnoreCase(uri.getScheme())) {
      return verify(Path.of(uri), options, progress);
    }
    try (SealedModel model = SealedModel.open(uri, options)) {
      verifyMembers(model, progress);
      return new VerifyReport(model.info(), model.members(), model.isSigned(), findings(model));
    }
  }

  private static void verifyMembers(SealedModel model, ProgressListener progress)
      throws IOException {
    long total = model.members().stream().mapToLong(MemberInfo::plaintextLengthBytes).sum();
    long done = 0;
    for (MemberInfo member : model.members()) {
      done = verifyMember(model, member, done, total, progress);
    }
  }

  private static long verifyMember(
      SealedModel model, MemberInfo member, long done, long total, ProgressListener progress)
      throws IOException {
    return model.told(
        member.path(),
        opened -> {
          opened.opening().verify(bytes -> progress.progressed("checking", done + bytes, total));
          return done + member.plaintextLengthBytes();
        });
  }

  private static List<String> findings(SealedModel model) {
    List<String> findings = new ArrayList<>();
    if (model.info().degraded()) {
      findings.add(
          "one of the two recipient slots is damaged: the model opens, with no copy of its recipients"
              + " left; run bulla rewrap on it");
    } else if (!model.isSettled()) {
      findings.add(
          "its spare recipient slot is not what a finished re-wrapping leaves: it lists others, or its"
              + " MAC is wrong; run bulla rewrap on it");
    }
    return findings;
  }

  private static List<String> strangersFound(Path path, SealedModel model) throws IOException {
    List<String> findings = new ArrayList<>();
    if (Files.isDirectory(path)) {
      Set<String> strangers = strangers(path, model);
      strangers.remove(FormatLimits.MANIFEST_NAME + FormatLimits.RECIPIENTS_SUFFIX);
      for (String stranger : strangers) {
        findings.add(stranger + " is in the directory and is no member of the model; remove it");
      }
    }
    return findings;
  }

  static Set<String> strangers(Path directory, SealedModel model) throws IOException {
    Set<String> members =
        model.members().stream().map(MemberInfo::path).collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> directory.relativize(file).toString())
          .filter(path -> !members.contains(path) && !path.equals(FormatLimits.MANIFEST_NAME))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
