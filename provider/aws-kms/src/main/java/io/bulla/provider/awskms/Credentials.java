package io.bulla.provider.awskms;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/** Where the SDK gets credentials from. Stateless. */
final class Credentials {
  private Credentials() {}

  /**
   * The sources of a profile, or of the SDK's default chain; each time new ones, that know nothing
   * of what was read before.
   */
  static Supplier<AwsCredentialsProvider> of(Optional<String> profile) {
    return () ->
        profile.<AwsCredentialsProvider>map(Credentials::ofProfile).orElseGet(Credentials::ofChain);
  }

  private static AwsCredentialsProvider ofProfile(String name) {
    return ProfileCredentialsProvider.builder()
        .profileName(name)
        .profileFile(ProfileFileSupplier.defaultSupplier())
        .build();
  }

  private static AwsCredentialsProvider ofChain() {
    AwsCredentialsProvider chain =
        DefaultCredentialsProvider.builder()
            .profileFile(ProfileFileSupplier.defaultSupplier())
            .build();
    return () -> ofChain(chain);
  }

  /**
   * The chain does not tell why a source of it failed. Where a web identity is configured, it is
   * asked once more for that: a service that is away is to be tried again, another failure is not.
   */
  private static AwsCredentials ofChain(AwsCredentialsProvider chain) {
    try {
      return chain.resolveCredentials();
    } catch (SdkException e) {
      if (SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isEmpty()) {
        throw e;
      }
      return WebIdentityTokenFileCredentialsProvider.create().resolveCredentials();
    }
  }
}
