package io.bulla.provider.awskms;

import io.bulla.testing.MotoServer;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Who makes keys and roles. */
final class AwsAdministrator {
  /** Whoever may assume a role at all. */
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}
      """;

  private final KmsClient kms;
  private final IamClient iam;
  private final StsClient sts;

  AwsAdministrator(MotoServer moto) {
    this.kms = made(KmsClient.builder(), moto);
    this.iam = made(IamClient.builder(), moto);
    this.sts = made(StsClient.builder(), moto);
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
      B builder, MotoServer moto) {
    AwsCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(moto.accessKeyId(), moto.secretAccessKey()));
    return builder
        .region(Region.of(moto.region()))
        .endpointOverride(moto.address())
        .credentialsProvider(credentials)
        .httpClientBuilder(new SdkHttpFactory().createHttpClientBuilder())
        .build();
  }

  KmsClient kms() {
    return kms;
  }

  /** Makes a key, and returns its ARN. */
  String newKey() {
    return kms.createKey(request -> {}).keyMetadata().arn();
  }

  /** Makes a role, which may what the policy says, and returns its ARN. */
  String newRole(String policy) {
    String name = "role-" + UUID.randomUUID();
    String arn =
        iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST))
            .role()
            .arn();
    iam.putRolePolicy(request -> request.roleName(name).policyName("keys").policyDocument(policy));
    return arn;
  }

  Credentials assume(String role) {
    return sts.assumeRole(request -> request.roleArn(role).roleSessionName("test")).credentials();
  }
}
