package io.bulla.provider.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which keys there are. Those within a section are checked by the section's owner. */
final class KnownKeys {
  static final String KEK_PREFIX = "kek.";
  static final String EXTENSIONS_DIR = "extensions.dir";
  static final String APPROVED_ONLY = "approved-only";

  private static final Set<String> OWN = Set.of(EXTENSIONS_DIR, APPROVED_ONLY);
  private static final List<String> SECTIONS =
      List.of("lifecycle.", "wrap.", "audit.", "loader.", "publisher.", "agent.");

  /** Keys with an environment form beside those of KEKs, which have one too. */
  private static final List<String> WITH_ENVIRONMENT_FORM =
      List.of(
          EXTENSIONS_DIR,
          APPROVED_ONLY,
          "lifecycle.file",
          "lifecycle.admin-keys",
          "lifecycle.seen",
          "lifecycle.override",
          "lifecycle.destruction-wait",
          "wrap.budget",
          "wrap.counts",
          "audit.directory",
          "audit.required",
          "audit.durability",
          "loader.keks",
          "loader.threads",
          "loader.segment-size",
          "loader.cipher-engine",
          "loader.dek-cache-seconds",
          "loader.memory",
          "loader.recipients-directory",
          "loader.required-recipients",
          "loader.seal-keks",
          "loader.deny-unpinned",
          "publisher.keys",
          "publisher.require",
          "publisher.verify",
          "agent.plaintext",
          "agent.plaintext.allow",
          "agent.plaintext.warn",
          "agent.plaintext.deny",
          "agent.engine.untested",
          "agent.log",
          "agent.report",
          "agent.verbose");

  private KnownKeys() {}

  static boolean isKnown(String key) {
    return OWN.contains(key)
        || key.startsWith(KEK_PREFIX)
        || SECTIONS.stream().anyMatch(key::startsWith);
  }

  static List<String> withEnvironmentForm() {
    return WITH_ENVIRONMENT_FORM;
  }

  static String environmentName(String key) {
    return "BULLA_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
