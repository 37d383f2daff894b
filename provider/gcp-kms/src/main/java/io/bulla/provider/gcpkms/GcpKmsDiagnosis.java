package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.List;

/** How a key stands, for {@code bulla doctor}. Stateless. */
final class GcpKmsDiagnosis {
  private GcpKmsDiagnosis() {}

  static List<Finding> of(CryptoKey key, Attempts attempts) {
    String name = key.name().toString();
    try {
      return List.of(of(key.name(), attempts.run(key::description, (note, value) -> {})));
    } catch (KekException e) {
      String message = String.valueOf(e.getMessage());
      return List.of(
          e.kind() == Kind.DENIED
              ? new Finding(
                  name,
                  Status.WARN,
                  "this process may not look at the key: " + message,
                  "to diagnose it, grant cloudkms.cryptoKeys.get (roles/cloudkms.viewer)")
              : new Finding(name, Status.FAIL, message, ""));
    }
  }

  private static Finding of(CryptoKeyName name, Json.Fields description) {
    String purpose = description.text("purpose").orElse("unknown");
    if (!purpose.equals("ENCRYPT_DECRYPT")) {
      return new Finding(
          name.toString(),
          Status.FAIL,
          "its purpose is " + purpose,
          "make a key for symmetric encryption: gcloud kms keys create --purpose=encryption");
    }
    Json.Fields primary = description.fields("primary").orElseGet(KmsAnswer::none);
    String state = primary.text("state").orElse("missing");
    String number = name.versionIn(primary.text("name").orElse("")).toString();
    if (!state.equals("ENABLED")) {
      return new Finding(
          name.toString(),
          Status.FAIL,
          "its primary version is " + state,
          "make an enabled version the primary one: gcloud kms keys set-primary-version");
    }
    return new Finding(
        name.toString(),
        Status.OK,
        "primary version "
            + number.replaceAll("[^0-9]", "")
            + ", protection level "
            + primary.text("protectionLevel").orElse("unknown"),
        "");
  }
}
