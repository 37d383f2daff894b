package io.bulla.provider.azurekms;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.SecretSource;
import java.time.Duration;
import java.util.Arrays;

/** An application with a secret, which is read anew for each login. */
record ClientSecret(SecretSource secret, String clientId, String tenant, Directory directory)
    implements Identity {
  static ClientSecret of(KekPlace place, PlaceAttributes attributes, Directory directory)
      throws KekException {
    require(attributes, "password-source");
    return new ClientSecret(
        place.secret(), require(attributes, "client-id"), require(attributes, "tenant"), directory);
  }

  private static String require(PlaceAttributes attributes, String name) throws KekException {
    return attributes
        .text(name)
        .orElseThrow(() -> attributes.wrong("the URI says no " + name + ", which its auth needs"));
  }

  @Override
  public TokenCredential credential(HttpPipeline pipeline, Duration processTimeout)
      throws KekException {
    char[] read = secret.read();
    try {
      ClientSecretCredentialBuilder builder =
          new ClientSecretCredentialBuilder()
              .pipeline(pipeline)
              .clientId(clientId)
              .tenantId(tenant)
              .clientSecret(new String(read)); // the library takes no other form
      directory
          .authorityHost()
          .ifPresent(host -> builder.authorityHost(host).disableInstanceDiscovery());
      return builder.build();
    } finally {
      Arrays.fill(read, '\0');
    }
  }

  @Override
  public String advice() {
    return "renew the secret of application " + clientId;
  }
}
