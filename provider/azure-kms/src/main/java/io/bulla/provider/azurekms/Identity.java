package io.bulla.provider.azurekms;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.core.util.Configuration;
import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.time.Duration;

/** Who this process is to Azure. Immutable. */
interface Identity {
  static Identity of(KekPlace place, PlaceAttributes attributes) throws KekException {
    Directory directory = Directory.of(attributes);
    String auth = attributes.text("auth").orElse("default");
    return switch (auth) {
      case "default" ->
          DefaultIdentity.of(attributes, directory, Configuration.getGlobalConfiguration());
      case "client-secret" -> ClientSecret.of(place, attributes, directory);
      default -> throw attributes.wrong("auth is default or client-secret");
    };
  }

  /**
   * Returns credentials that have asked nobody yet, and keep no token of an earlier login.
   *
   * @param processTimeout of the command-line tools that may be asked
   */
  TokenCredential credential(HttpPipeline pipeline, Duration processTimeout) throws KekException;

  /** What to do about credentials that are not recognised. */
  String advice();
}
