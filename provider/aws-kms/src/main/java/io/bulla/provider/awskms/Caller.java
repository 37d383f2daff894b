package io.bulla.provider.awskms;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Who asks KMS. Credentials that it does not recognise are read anew, and it is asked once more:
 * temporary ones may have been replaced. Safe for use by several threads.
 */
final class Caller {
  /** One request to KMS. */
  @FunctionalInterface
  interface Request<T> {
    T as(AwsCredentials credentials) throws KekException;
  }

  private final String place;
  private final Supplier<AwsCredentialsProvider> sources;

  private @Nullable AwsCredentialsProvider source;

  Caller(String place, Supplier<AwsCredentialsProvider> sources) {
    this.place = place;
    this.sources = sources;
  }

  /**
   * @throws KekException as KMS or the source of credentials failed
   */
  <T> T ask(Request<T> request) throws KekException {
    AwsCredentialsProvider known = other(null);
    try {
      return ask(request, known);
    } catch (KekException e) {
      if (e.kind() != Kind.AUTHENTICATION_FAILED) {
        throw e;
      }
      return ask(request, other(known));
    }
  }

  private <T> T ask(Request<T> request, AwsCredentialsProvider provider) throws KekException {
    AwsCredentials credentials = credentials(provider);
    try {
      return request.as(credentials);
    } catch (SdkException e) {
      throw AwsFailure.of(place, e);
    }
  }

  private AwsCredentials credentials(AwsCredentialsProvider provider) throws KekException {
    try {
      return provider.resolveCredentials();
    } catch (SdkException e) {
      throw AwsFailure.ofCredentials(place, e);
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
      throw AwsFailure.noCredentials(place, e); // such as a web identity's file that is not there
    }
  }

  /** The source that is known; a new one where it is the one that failed, or there is none. */
  private synchronized AwsCredentialsProvider other(@Nullable AwsCredentialsProvider failed) {
    AwsCredentialsProvider known = source;
    if (known == null || known == failed) {
      known = sources.get();
      source = known;
    }
    return known;
  }
}
