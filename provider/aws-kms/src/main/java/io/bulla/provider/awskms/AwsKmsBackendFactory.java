package io.bulla.provider.awskms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Opens {@code aws-kms:} KEKs: keys of AWS KMS. Nobody is asked before the first use. Safe for use
 * by several threads.
 */
public final class AwsKmsBackendFactory implements KekBackendFactory {
  private static final String DATA_KEY = "x-bulla-data-key";
  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9_.@/+-]{1,128}");

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
    PlaceAttributes attributes = PlaceAttributes.of(place, Set.of("profile", DATA_KEY));
    KeyArn arn = KeyArn.of(place);
    Duration deadline = attributes.deadline();
    Optional<String> profile = profile(attributes);
    boolean makesDeks = makesDeks(attributes);
    SdkHttp http =
        new SdkHttp(Http.to(arn.toString(), attributes.authorities()), arn.toString(), deadline);
    Attempts attempts = Attempts.at(arn.toString(), deadline);
    LibraryCalls calls =
        LibraryCalls.of("bulla-aws-kms", AwsKmsBackendFactory.class.getClassLoader());
    Caller caller = new Caller(arn.toString(), Credentials.of(profile));
    KmsKey key = new KmsKey(arn, new KmsClients(arn, profile, http), caller, calls);
    return new AwsKmsBackend(key, attempts, makesDeks);
  }

  /** What a role may is not found out by trying: each denial is an alarm in somebody's log. */
  private static boolean makesDeks(PlaceAttributes attributes) throws KekException {
    Optional<String> dataKey = attributes.text(DATA_KEY);
    if (dataKey.isPresent() && !dataKey.get().equals("generate")) {
      throw attributes.wrong(
          DATA_KEY + " is 'generate', where a role may GenerateDataKey and not Encrypt; or absent");
    }
    return dataKey.isPresent();
  }

  /** The profile of the SDK's configuration files; empty for the SDK's default chain. */
  private static Optional<String> profile(PlaceAttributes attributes) throws KekException {
    Optional<String> profile = attributes.text("profile");
    if (profile.isPresent() && !PROFILE.matcher(profile.get()).matches()) {
      throw attributes.wrong("profile is no name of a profile");
    }
    return profile;
  }
}
