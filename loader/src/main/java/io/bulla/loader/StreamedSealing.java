package io.bulla.loader;

import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Seals plaintexts that are made meanwhile, below a temporary name, and publishes what is whole.
 *
 * @param options name cipher engine and KEKs
 */
record StreamedSealing(LoaderOptions options) {
  SealReport run(StreamedPlaintext plaintext, Path target, SealRequest request) throws IOException {
    PrivateFiles.requireFree(target);
    try {
      return Audited.of(options, "model.seal", target.toString())
          .with("model-id", request.modelId())
          .with("model-version", Long.toString(request.modelVersion()))
          .run(notes -> Sealing.told(sealed(plaintext, target, request), notes));
    } catch (PlaintextFailure e) {
      throw e.unwrapped();
    }
  }

  private SealReport sealed(StreamedPlaintext plaintext, Path target, SealRequest request)
      throws IOException {
    return HalfSealed.run(
        target,
        Optional.empty(),
        temporary -> {
          SealReport report = write(plaintext, temporary, target.toString(), request);
          HalfSealed.requireNoRecipientsOfAnother(target, Optional.empty());
          PrivateFiles.publish(temporary, target);
          return report;
        });
  }

  private SealReport write(
      StreamedPlaintext plaintext, Path temporary, String name, SealRequest request)
      throws IOException {
    try (FreshSeal seal = FreshSeal.begin(options, request, name)) {
      StreamedFiles files = new StreamedFiles(seal, options.chooseCipherEngine(), plaintext);
      List<String> paths = plaintext.paths();
      if (paths.equals(List.of(""))) {
        return seal.uncheckedReport(1, files.writeFile(temporary));
      }
      long totalBytes = files.writeDirectory(temporary);
      PrivateFiles.syncDirectory(temporary.resolve(FormatLimits.MANIFEST_NAME));
      for (String path : paths) {
        PrivateFiles.syncDirectory(temporary.resolve(path));
      }
      return seal.uncheckedReport(paths.size(), totalBytes);
    }
  }
}
