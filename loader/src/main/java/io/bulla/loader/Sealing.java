package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Seals a plaintext below a temporary name, has it compared where something goes for it, and
 * publishes it. A failure leaves nothing half-written.
 *
 * @param options name cipher engine, KEKs and workers
 */
record Sealing(LoaderOptions options) {
  SealReport run(PlaintextSource source, Path target, SealRequest request, Publication publication)
      throws IOException {
    return Audited.of(options, "model.seal", target.toString())
        .with("model-id", request.modelId())
        .with("model-version", Long.toString(request.modelVersion()))
        .run(notes -> told(runUntold(source, target, request, publication), notes));
  }

  private static SealReport told(SealReport report, Audited.Notes notes) {
    notes.add("seal-id", report.sealId());
    notes.add("recipients", String.join(",", report.recipients()));
    return report;
  }

  private SealReport runUntold(
      PlaintextSource source, Path target, SealRequest request, Publication publication)
      throws IOException {
    requireNoRecipientsOfAnother(target, publication);
    Files.createDirectories(parent(target));
    Path temporary = PrivateFiles.temporaryBeside(target);
    try {
      return seal(source, target, temporary, request, publication);
    } catch (IOException e) {
      removeAfterFailure(temporary, e);
      throw naming(target, temporary, e);
    } catch (RuntimeException e) {
      removeAfterFailure(temporary, e);
      throw e;
    }
  }

  /** What is sealed has a seal id of its own, so that it would never open beside them. */
  private static void requireNoRecipientsOfAnother(Path target, Publication publication)
      throws IOException {
    Optional<Path> beside = DetachedRecipients.present(DetachedRecipients.beside(target));
    if (beside.isPresent() && !beside.equals(publication.replacedRecipients())) {
      throw DetachedRecipients.notApplying(beside.get());
    }
  }

  private SealReport seal(
      PlaintextSource source,
      Path target,
      Path temporary,
      SealRequest request,
      Publication publication)
      throws IOException {
    String name = source.root().toString();
    CipherEngine engine = options.chooseCipherEngine();
    try (FreshSeal seal = FreshSeal.begin(options, request, name)) {
      SealingRun run = new SealingRun(seal, source, temporary, engine, options.threads());
      run.write();
      boolean unwrapped = publication.comparesFirst() && compare(run, name);
      SealReport report = report(seal, source, publication, run.totalBytes(), unwrapped);
      requireNoRecipientsOfAnother(target, publication);
      publication.finish(temporary);
      return report;
    }
  }

  private boolean compare(SealingRun run, String name) throws IOException {
    run.compare();
    return run.check().unwraps(options.requireKekProvider(), name);
  }

  private static SealReport report(
      FreshSeal seal,
      PlaintextSource source,
      Publication publication,
      long totalBytes,
      boolean unwrapped)
      throws IOException {
    return new SealReport(
        seal.request().modelId(),
        seal.request().modelVersion(),
        seal.sealId().toString(),
        source.paths().size(),
        totalBytes,
        seal.recipients().stream().map(Object::toString).toList(),
        publication.comparesFirst(),
        unwrapped,
        source.outside(),
        publication.deletesPlaintext());
  }

  /** What a channel throws, of a full disk for instance, names no file. */
  private static IOException naming(Path target, Path temporary, IOException e) {
    if (e instanceof FileSystemException failure) {
      return PrivateFiles.namingTarget(target, temporary, failure);
    }
    if (e instanceof SealedModelException || e instanceof ClosedChannelException) {
      return e;
    }
    FileSystemException named = new FileSystemException(target.toString(), null, e.getMessage());
    named.initCause(e);
    return named;
  }

  private static Path parent(Path target) {
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(target + " is no name for a model");
    }
    return parent;
  }

  private static void removeAfterFailure(Path temporary, Exception failure) {
    try {
      PrivateFiles.deleteTree(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
