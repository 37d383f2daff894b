package io.bulla.provider.pkcs11;

import io.bulla.testing.SoftHsmToken;
import java.nio.charset.StandardCharsets;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.util.HexFormat;
import javax.crypto.KeyGenerator;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;

/** Makes keys on a token in ways that Bulla never does. */
final class ForeignKeys {

  private ForeignKeys() {}

  static void generate(SoftHsmToken token, String label, String... attributes) throws Exception {
    AuthProvider provider = provider(token, label, attributes);
    provider.login(
        new Subject(),
        callbacks -> {
          for (Callback callback : callbacks) {
            ((PasswordCallback) callback).setPassword(token.pin());
          }
        });
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(256);
    generator.generateKey();
  }

  private static AuthProvider provider(SoftHsmToken token, String label, String... attributes)
      throws Exception {
    String template =
        "CKA_TOKEN = true\nCKA_PRIVATE = true\nCKA_ENCRYPT = true\nCKA_DECRYPT = true\nCKA_LABEL = 0h"
            + HexFormat.of().formatHex(label.getBytes(StandardCharsets.UTF_8))
            + "\n"
            + String.join("\n", attributes)
            + "\n";
    return SunPkcs11.configured(
        SunPkcs11.base(token.module(), slotId(token))
            + "attributes(generate, CKO_SECRET_KEY, CKK_AES) = {\n"
            + template
            + "}\n");
  }

  static TokenInfo info(SoftHsmToken token) throws Exception {
    return Inspectors.of(token.module()).orElseThrow().tokens().stream()
        .filter(info -> info.label().equals(token.label()))
        .findFirst()
        .orElseThrow();
  }

  static long slotId(SoftHsmToken token) throws Exception {
    return info(token).slotId();
  }

  static String onlyLabel(SoftHsmToken token) throws Exception {
    return Inspectors.of(token.module()).orElseThrow().secretKeys(slotId(token)).get(0).label();
  }

  static void delete(SoftHsmToken token, String label) throws Exception {
    AuthProvider provider = provider(token, label);
    KeyStore keyStore = KeyStore.getInstance("PKCS11", provider);
    keyStore.load(null, token.pin());
    keyStore.deleteEntry(label);
  }
}
