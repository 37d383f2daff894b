package io.bulla.provider.pkcs11;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.Provider;
import java.security.ProviderException;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Makes instances of the JDK's PKCS#11 provider. None of them is registered. */
final class SunPkcs11 {

  private static final String PACKAGE = "sun.security.pkcs11.";
  private static final String CLASS_NAME = PACKAGE + "SunPKCS11";

  /** What every token needs of it. A JDK that has none of these loads it later. */
  private static final List<String> FIRST_USED =
      List.of(
          "Config",
          "wrapper.PKCS11",
          "Token",
          "SessionManager",
          "Session",
          "KeyCache",
          "TemplateManager",
          "SunPKCS11$P11Service",
          "P11KeyStore",
          "P11Key",
          "P11SecretKeyFactory",
          "P11AEADCipher");

  private SunPkcs11() {}

  /**
   * Loads its classes meanwhile, in the caller's thread; a failure is met again by its first use.
   */
  static void begin() {
    Module jdks = unconfigured().getClass().getModule();
    FIRST_USED.forEach(name -> Class.forName(jdks, PACKAGE + name));
  }

  /** An instance that uses keys of the token. */
  static AuthProvider forUse(Path module, long slotId) {
    return configured(base(module, slotId));
  }

  /** An instance whose generated AES keys are KEKs under the given label. */
  static AuthProvider forGenerating(
      Path module, long slotId, KekLabel label, KekMechanism mechanism) {
    return configured(base(module, slotId) + generateTemplate(label, mechanism));
  }

  /**
   * Gives up an instance that nobody uses any more: its sessions, and what it offers. The rest
   * stays in the heap where the token itself closed its sessions, since SunPKCS11 keeps those for
   * good.
   */
  static void discard(AuthProvider unused) {
    IdleSessions.close(unused);
    unused.clear();
  }

  static AuthProvider configured(String configuration) {
    return (AuthProvider) unconfigured().configure("--" + configuration);
  }

  static String base(Path module, long slotId) {
    return "name = Bulla\nlibrary = " + quoted(module) + "\nslot = " + slotId + "\n";
  }

  /** The configuration expands {@code ${...}} and has no escape for a quote. */
  private static String quoted(Path module) {
    String path = module.toString();
    if (path.contains("\"") || path.contains("${") || path.contains("\\") || path.contains("\n")) {
      throw new ProviderException(
          "the path of the PKCS#11 library must not hold \", \\, ${ or a line feed: " + path);
    }
    return "\"" + path + "\"";
  }

  /**
   * The label is given as hexadecimal, which SunPKCS11 reads as a number: the leading byte must be
   * neither zero nor above 0x7f. It is a {@code b}.
   */
  private static String generateTemplate(KekLabel label, KekMechanism mechanism) {
    return """
        attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
          CKA_TOKEN = true
          CKA_PRIVATE = true
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
        """
        + mechanism.template()
        + "  CKA_LABEL = 0h"
        + HexFormat.of().formatHex(label.text().getBytes(StandardCharsets.UTF_8))
        + "\n}\n";
  }

  /**
   * From the JDK's modules, whether java.security lists it or not: looked up by its name, it would
   * come after all providers that stand before it had been constructed.
   */
  private static Provider unconfigured() {
    try (Stream<ServiceLoader.Provider<Provider>> providers =
        ServiceLoader.load(ModuleLayer.boot(), Provider.class).stream()) {
      return providers
          .filter(provider -> provider.type().getName().equals(CLASS_NAME))
          .findFirst()
          .map(ServiceLoader.Provider::get)
          .orElseThrow(
              () ->
                  new ProviderException(
                      "this Java runtime has no SunPKCS11: it lacks the module jdk.crypto.cryptoki"));
    }
  }
}
