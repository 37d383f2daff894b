package io.bulla.provider.awskms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens {@code aws-kms:} KEKs: keys of AWS KMS. Nobody is asked before the first use. Safe for use
 * by several threads.
 */
public final class AwsKmsBackendFactory implements KekBackendFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public AwsKmsBackendFactory() {}

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "aws-kms";
  }

  @Override
  public KekBackend open(KekPlace place) throws KekException {
    Settings.check(place);
    KeyArn arn = KeyArn.of(place);
    Duration deadline = Settings.deadline(place);
    Optional<String> profile = Settings.profile(place);
    SdkHttp http =
        new SdkHttp(Http.to(arn.toString(), Settings.authorities(place)), arn.toString(), deadline);
    Attempts attempts = Attempts.at(arn.toString(), deadline);
    LibraryCalls calls =
        LibraryCalls.of("bulla-aws-kms", AwsKmsBackendFactory.class.getClassLoader());
    Caller caller = new Caller(arn.toString(), Credentials.of(profile));
    KmsKey key = new KmsKey(arn, new KmsClients(arn, profile, http), caller, calls);
    return new AwsKmsBackend(key, attempts);
  }
}
