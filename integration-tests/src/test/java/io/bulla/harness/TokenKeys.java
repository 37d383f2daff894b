package io.bulla.harness;

import io.bulla.testing.SoftHsmToken;
import java.nio.file.Path;

/** A token and the configuration that uses it. */
public record TokenKeys(SoftHsmToken token, KeySetup setup) {

  static String uri(SoftHsmToken token, Path pinFile) {
    return uri(token.label(), token.module(), pinFile);
  }

  static String uri(String label, Path module, Path pinFile) {
    return "pkcs11:token=" + label + "?module-path=" + module + "&pin-source=file:" + pinFile;
  }

  /** The same KEK id at another token label. */
  public KeySetup atToken(String label) {
    return configured(uri(label, token.module(), token.pinFile()));
  }

  /** The same KEK with another file for the PIN. */
  public KeySetup withPin(Path pinFile) {
    return configured(uri(token, pinFile));
  }

  private KeySetup configured(String uri) {
    return setup.with("kek." + setup.kekId() + " = " + uri + "\n");
  }
}
