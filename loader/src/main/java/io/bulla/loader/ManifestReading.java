package io.bulla.loader;

import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Manifest;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;

/** Reads the manifest of a directory model out of its payload (docs/format.md section 8). */
final class ManifestReading {
  private ManifestReading() {}

  static Manifest read(PayloadOpening opening) throws IOException {
    try (NativeRegion region = opening.load()) {
      return Manifest.decode(region.views().get(0));
    } catch (FormatViolation e) {
      throw Refusals.format(opening.file().name(), e);
    }
  }

  static void requireFlag(SealedFile head, Manifest manifest) throws ModelFormatException {
    if (manifest.signed() != head.block().publisher().isSigned()) {
      throw Refusals.format(
          head.name(),
          FormatViolation.malformed(
              "its header and its manifest disagree on whether it is signed"));
    }
  }
}
