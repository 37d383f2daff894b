package io.bulla.provider.config;

import java.util.Set;
import java.util.TreeSet;

/** Which attributes the core's schemes have. Those of an extension are checked by the extension. */
final class UriRules {
  private static final Set<String> KEYSTORE = Set.of("object", "password-source");

  /** RFC 7512, section 2.3, as far as it can select a token; and Bulla's own. */
  private static final Set<String> PKCS11 =
      Set.of(
          "token",
          "serial",
          "manufacturer",
          "model",
          "slot-id",
          "object",
          "id",
          "type",
          "module-path",
          "pin-source",
          "x-bulla-deadline",
          "x-bulla-mechanism",
          "x-bulla-unverified");

  private static final Set<String> SECRETS = Set.of("pin-value", "pin", "password");

  private UriRules() {}

  static void check(String scheme, String path, Set<String> names) {
    refuseSecrets(scheme, names);
    switch (scheme) {
      case "keystore" -> {
        refuseUnknown(scheme, names, KEYSTORE);
        requirePath(path);
      }
      case "pkcs11" -> refuseUnknown(scheme, names, PKCS11);
      default -> {} // an extension's
    }
  }

  private static void refuseSecrets(String scheme, Set<String> names) {
    String source = scheme.equals("pkcs11") ? "pin-source" : "password-source";
    for (String name : names) {
      if (SECRETS.contains(name)) {
        throw new IllegalArgumentException(
            "'"
                + name
                + "' is refused: no secret stands in a configuration; use "
                + source
                + "=file:PATH, "
                + source
                + "=env:NAME or "
                + source
                + "=callback");
      }
    }
  }

  private static void refuseUnknown(String scheme, Set<String> names, Set<String> known) {
    for (String name : new TreeSet<>(names)) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "the attribute '"
                + name
                + "' is unknown; a "
                + scheme
                + ": URI has "
                + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  private static void requirePath(String path) {
    if (path.isEmpty() || path.startsWith("//")) {
      throw new IllegalArgumentException("names no file; write keystore:/path/keys.bcfks");
    }
  }
}
