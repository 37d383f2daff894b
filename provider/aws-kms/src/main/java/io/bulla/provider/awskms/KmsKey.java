package io.bulla.provider.awskms;

import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/** One key of KMS, asked for by its ARN in each request. Safe for use by several threads. */
record KmsKey(KeyArn arn, KmsClients clients, Caller caller, LibraryCalls calls)
    implements AutoCloseable {

  /** Which symmetric keys take, and no other. */
  private static final EncryptionAlgorithmSpec ALGORITHM =
      EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT;

  EncryptResponse encrypt(
      byte[] dek, Map<String, String> context, String eventId, Patience patience)
      throws KekException {
    return asked(
        as ->
            clients
                .client()
                .encrypt(
                    request ->
                        request
                            .keyId(arn.text())
                            .encryptionAlgorithm(ALGORITHM)
                            .plaintext(SdkBytes.fromByteArrayUnsafe(dek))
                            .encryptionContext(context)
                            .overrideConfiguration(by(as, eventId))),
        patience);
  }

  /** The plaintext is in the answer's own array. */
  GenerateDataKeyResponse generate(
      int bytes, Map<String, String> context, String eventId, Patience patience)
      throws KekException {
    return asked(
        as ->
            clients
                .client()
                .generateDataKey(
                    request ->
                        request
                            .keyId(arn.text())
                            .numberOfBytes(bytes)
                            .encryptionContext(context)
                            .overrideConfiguration(by(as, eventId))),
        patience);
  }

  /** The key is named, so that no other one of the caller's decrypts what was changed. */
  DecryptResponse decrypt(
      byte[] ciphertext, Map<String, String> context, String eventId, Patience patience)
      throws KekException {
    return asked(
        as ->
            clients
                .client()
                .decrypt(
                    request ->
                        request
                            .keyId(arn.text())
                            .encryptionAlgorithm(ALGORITHM)
                            .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(ciphertext))
                            .encryptionContext(context)
                            .overrideConfiguration(by(as, eventId))),
        patience);
  }

  DescribeKeyResponse describe(Patience patience) throws KekException {
    return asked(
        as ->
            clients
                .client()
                .describeKey(
                    request -> request.keyId(arn.text()).overrideConfiguration(by(as, ""))),
        patience);
  }

  private <T> T asked(Caller.Request<T> request, Patience patience) throws KekException {
    return calls.run(() -> caller.ask(request), patience);
  }

  /** The event goes into the user agent, the one thing of a client's that CloudTrail keeps. */
  private static Consumer<AwsRequestOverrideConfiguration.Builder> by(
      AwsCredentials credentials, String eventId) {
    return configuration -> {
      configuration.credentialsProvider(StaticCredentialsProvider.create(credentials));
      if (!eventId.isEmpty()) {
        configuration.addApiName(name -> name.name("bulla").version(eventId));
      }
    };
  }

  @Override
  public void close() {
    clients.close();
    calls.close();
  }
}
