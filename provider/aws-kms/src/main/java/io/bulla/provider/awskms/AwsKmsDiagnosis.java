package io.bulla.provider.awskms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.List;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.OriginType;

/** How a key of KMS stands, for {@code bulla doctor}. Stateless. */
final class AwsKmsDiagnosis {
  private AwsKmsDiagnosis() {}

  static List<Finding> of(KmsKey key, Attempts attempts) {
    String name = key.arn().toString();
    try {
      return List.of(
          of(
              name,
              attempts.run(patience -> key.describe(patience).keyMetadata(), (note, value) -> {})));
    } catch (KekException e) {
      boolean denied = e.kind() == Kind.DENIED;
      return List.of(
          new Finding(
              name,
              denied ? Status.WARN : Status.FAIL,
              String.valueOf(e.getMessage()),
              denied
                  ? "to seal and to open it is not needed; allow kms:DescribeKey to see more"
                  : ""));
    }
  }

  private static Finding of(String name, KeyMetadata told) {
    if (told.keySpec() != KeySpec.SYMMETRIC_DEFAULT) {
      return new Finding(
          name,
          Status.FAIL,
          "is no KEK: its spec is " + told.keySpecAsString(),
          "make a key of spec SYMMETRIC_DEFAULT");
    }
    if (told.keyState() != KeyState.ENABLED) {
      return new Finding(
          name, Status.FAIL, "its state is " + told.keyStateAsString(), "enable it in KMS");
    }
    if (told.origin() == OriginType.EXTERNAL) {
      return new Finding(
          name,
          Status.WARN,
          "its material was imported: whoever has a copy can open what it wrapped",
          "make a key of origin AWS_KMS");
    }
    return new Finding(name, Status.OK, "enabled, by the word of AWS KMS not extractable", "");
  }
}
