package io.bulla.cli.doctor;

import io.bulla.cli.CipherProviders;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.CipherEngines;

/** What models are decrypted with, and why. Stateless. */
final class CipherCheck {
  private static final String NAME = "cipher engine";

  private CipherCheck() {}

  /** Where there is no configuration. */
  static Check ofHost() {
    return of(CipherEngines.choose(CipherProviders.bundled(), LoaderOptions.AUTO));
  }

  /** Under a configuration. */
  static Check of(LoaderOptions options) {
    return of(options.chooseCipherEngine());
  }

  private static Check of(CipherEngine chosen) {
    return CipherProviders.bundled().isEmpty()
        ? Check.warn(
            NAME,
            chosen.toString(),
            "Conscrypt is not there, whose native library is for Linux x86-64 with glibc: models may"
                + " open more slowly")
        : Check.ok(NAME, chosen.toString());
  }
}
