package io.bulla.provider.azurekms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.List;

/** How a key stands, for {@code bulla doctor}. Stateless. */
final class AzureKmsDiagnosis {
  private AzureKmsDiagnosis() {}

  static List<Finding> of(VaultKey key, Attempts attempts) {
    String name = key.address().toString();
    try {
      return List.of(of(name, attempts.run(key::description, (note, value) -> {})));
    } catch (KekException e) {
      String message = String.valueOf(e.getMessage());
      return List.of(
          e.kind() == Kind.DENIED
              ? new Finding(
                  name,
                  Status.WARN,
                  "this process may not look at the key: " + message,
                  "to diagnose it, grant Microsoft.KeyVault/vaults/keys/read")
              : new Finding(name, Status.FAIL, message, ""));
    }
  }

  private static Finding of(String name, Json.Fields description) {
    Json.Fields key = description.fields("key").orElseGet(VaultAnswer::none);
    Json.Fields attributes = description.fields("attributes").orElseGet(VaultAnswer::none);
    String type = key.text("kty").orElse("unknown");
    List<String> operations = key.texts("key_ops");
    if (!type.equals("RSA") && !type.equals("RSA-HSM")) {
      return new Finding(
          name,
          Status.FAIL,
          "its type is " + type,
          "make an RSA key: az keyvault key create --kty RSA");
    }
    if (!operations.contains("wrapKey") || !operations.contains("unwrapKey")) {
      return new Finding(
          name,
          Status.FAIL,
          "it is not for wrapping and unwrapping",
          "allow both: --ops wrapKey unwrapKey");
    }
    if (!attributes.flag("enabled").orElse(false)) {
      return new Finding(name, Status.FAIL, "its current version is disabled", "enable it");
    }
    if (attributes.flag("exportable").orElse(false)) {
      return new Finding(
          name,
          Status.WARN,
          "it may be released from the vault",
          "make a key that is not exportable");
    }
    return new Finding(
        name, Status.OK, type + " key; models under it have to be signed by a publisher", "");
  }
}
