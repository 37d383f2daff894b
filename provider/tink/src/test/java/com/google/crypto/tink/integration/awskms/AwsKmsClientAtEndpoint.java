package com.google.crypto.tink.integration.awskms;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.kms.AWSKMSClientBuilder;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Properties;

/**
 * Tink's client of AWS KMS, at the endpoint that its file of credentials names: Tink lets classes
 * of this package alone choose one.
 */
public final class AwsKmsClientAtEndpoint implements KmsClient {
  private final AwsKmsClient client = new AwsKmsClient();

  @Override
  public boolean doesSupport(String keyUri) {
    return client.doesSupport(keyUri);
  }

  @Override
  public KmsClient withCredentials(String file) throws GeneralSecurityException {
    Properties given = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      given.load(in);
    } catch (IOException e) {
      throw new GeneralSecurityException("the credentials cannot be read", e);
    }
    BasicAWSCredentials credentials =
        new BasicAWSCredentials(given.getProperty("accessKey"), given.getProperty("secretKey"));
    return client.withAwsKms(
        AWSKMSClientBuilder.standard()
            .withEndpointConfiguration(
                new EndpointConfiguration(
                    given.getProperty("endpoint"), given.getProperty("region")))
            .withClientConfiguration(new ClientConfiguration().withMaxErrorRetry(0))
            .withCredentials(new AWSStaticCredentialsProvider(credentials))
            .build());
  }

  @Override
  public KmsClient withDefaultCredentials() throws GeneralSecurityException {
    throw new GeneralSecurityException("name a file of credentials");
  }

  @Override
  public Aead getAead(String keyUri) throws GeneralSecurityException {
    return client.getAead(keyUri);
  }
}
