package io.bulla.cli;

import io.bulla.testing.MotoServer;
import java.nio.file.Path;

/** What the AWS SDK reads in this JVM, and the extension that has it as it ships. */
final class SdkSettings {
  private static final String ENDPOINT = "aws.endpointUrlS3";
  private static final String ACCESS_KEY_ID = "aws.accessKeyId";
  private static final String SECRET_ACCESS_KEY = "aws.secretAccessKey";
  private static final String REGION = "aws.region";

  private SdkSettings() {}

  /** The same for all classes that call it: one server serves them. */
  static void tell(MotoServer moto) {
    System.setProperty(ENDPOINT, moto.address().toString());
    System.setProperty(ACCESS_KEY_ID, moto.accessKeyId());
    System.setProperty(SECRET_ACCESS_KEY, moto.secretAccessKey());
    System.setProperty(REGION, moto.region());
  }

  static void forget() {
    System.clearProperty(ENDPOINT);
    System.clearProperty(ACCESS_KEY_ID);
    System.clearProperty(SECRET_ACCESS_KEY);
    System.clearProperty(REGION);
  }

  static Path extensions() {
    return Path.of("../loader/s3/target/extension").toAbsolutePath().normalize();
  }
}
