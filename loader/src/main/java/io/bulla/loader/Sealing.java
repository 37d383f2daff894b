package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import java.io.IOException;
import java.nio.file.Path;

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

  static SealReport told(SealReport report, Audited.Notes notes) {
    notes.add("seal-id", report.sealId());
    notes.add("recipients", String.join(",", report.recipients()));
    return report;
  }

  private SealReport runUntold(
      PlaintextSource source, Path target, SealRequest request, Publication publication)
      throws IOException {
    return HalfSealed.run(
        target,
        publication.replacedRecipients(),
        temporary -> seal(source, target, temporary, request, publication));
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
      HalfSealed.requireNoRecipientsOfAnother(target, publication.replacedRecipients());
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
}
