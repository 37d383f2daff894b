package io.bulla.provider.awskms;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
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

  /**
   * Where a web identity is configured, and no key of the process's own before it, it alone is
   * asked: the chain would go on to the role of the machine when STS is away, and not tell why.
   */
  private static AwsCredentialsProvider ofChain() {
    if (isSet(SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE)
        && !isSet(SdkSystemSetting.AWS_ACCESS_KEY_ID)) {
      return WebIdentityTokenFileCredentialsProvider.create();
    }
    return DefaultCredentialsProvider.builder()
        .profileFile(ProfileFileSupplier.defaultSupplier())
        .build();
  }

  private static boolean isSet(SdkSystemSetting setting) {
    return setting.getStringValue().isPresent();
  }
}
