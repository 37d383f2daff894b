package io.bulla.loader.s3;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/** Where the SDK gets credentials from. Stateless. */
final class Credentials {
  private Credentials() {}

  static AwsCredentialsProvider of(S3Settings settings) {
    return settings
        .profile()
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(Credentials::ofChain);
  }

  /**
   * Where a web identity is configured, and no key of the process's own before it, it alone is
   * asked: the chain would go on to the role of the machine when STS is away, and not tell why.
   */
  private static AwsCredentialsProvider ofChain() {
    if (isSet(SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE)
        && !isSet(SdkSystemSetting.AWS_ACCESS_KEY_ID)) {
      return StsWebIdentityTokenFileCredentialsProvider.builder()
          .stsClient(
              StsClient.builder()
                  .credentialsProvider(AnonymousCredentialsProvider.create())
                  .httpClient(new JdkHttp())
                  .build())
          .build();
    }
    return DefaultCredentialsProvider.builder().build();
  }

  private static boolean isSet(SdkSystemSetting setting) {
    return setting.getStringValue().isPresent();
  }
}
