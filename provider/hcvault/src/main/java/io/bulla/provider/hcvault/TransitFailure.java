package io.bulla.provider.hcvault;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Locale;

/**
 * What an answer of Transit that is an error means. Vault has no codes but that of HTTP, so that
 * its words decide: what is not known among them is refused, never taken for another key's blob.
 * Stateless.
 */
final class TransitFailure {
  /** The field by which a context is given. */
  static final String CONTEXT = "associated_data";

  private TransitFailure() {}

  static KekException of(Vault vault, VaultAnswer answer) {
    String errors = answer.errors().toLowerCase(Locale.ROOT);
    if (answer.status() == 404) {
      return errors.contains("no handler for route")
          ? vault.failure(
              Kind.NOT_FOUND, answer, "no engine is mounted there; correct the mount in the URI")
          : notFound(vault, answer);
    }
    if (errors.contains("encryption key not found")) {
      return notFound(vault, answer);
    }
    if (errors.contains("message authentication failed") || errors.contains("invalid ciphertext")) {
      return vault.failure(
          Kind.BAD_TAG,
          answer,
          "the wrapped key was changed, or belongs to another key or context");
    }
    if (errors.contains("disallowed by policy")
        || errors.contains("minimum encryption key version")) {
      return vault.failure(
          Kind.UNUSABLE, answer, "the key's configuration forbids that version; use another KEK");
    }
    return vault.failure(Kind.REFUSED, answer, "Transit refuses it");
  }

  /**
   * Refuses what a server did that is too old to know associated data: it ignores a field that it
   * does not know, binds nothing, and says so in a warning.
   */
  static void refuseUnbound(Vault vault, VaultAnswer answer) throws KekException {
    if (answer.warnings().stream().anyMatch(warning -> warning.contains(CONTEXT))) {
      throw vault.failure(
          Kind.REFUSED,
          answer,
          "does not bind a data key to its context; use Vault 1.13 or newer, or OpenBao");
    }
  }

  private static KekException notFound(Vault vault, VaultAnswer answer) {
    return vault.failure(
        Kind.NOT_FOUND,
        answer,
        "there is no such key; make it with: bao write -f "
            + vault.address().mount()
            + "/keys/"
            + vault.address().key());
  }
}
