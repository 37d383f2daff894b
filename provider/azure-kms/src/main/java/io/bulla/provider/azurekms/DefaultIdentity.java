package io.bulla.provider.azurekms;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.core.util.Configuration;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whoever Azure's clients find: of the environment, of a Kubernetes workload, of the host, or of
 * who is logged in to a command-line tool.
 *
 * @param clientId of a workload's or a user-assigned managed identity; empty for the environment's
 * @param configuration the variables of this process
 */
record DefaultIdentity(Optional<String> clientId, Directory directory, Configuration configuration)
    implements Identity {
  static DefaultIdentity of(
      PlaceAttributes attributes, Directory directory, Configuration configuration)
      throws KekException {
    if (attributes.text("password-source").isPresent()) {
      throw attributes.wrong("password-source is not for its auth");
    }
    return new DefaultIdentity(attributes.text("client-id"), directory, configuration);
  }

  @Override
  public TokenCredential credential(HttpPipeline pipeline, Duration processTimeout) {
    DefaultAzureCredentialBuilder builder =
        new DefaultAzureCredentialBuilder()
            .configuration(configuration)
            .pipeline(pipeline)
            .credentialProcessTimeout(processTimeout);
    directory.tenant().ifPresent(builder::tenantId);
    directory
        .authorityHost()
        .ifPresent(host -> builder.authorityHost(host).disableInstanceDiscovery());
    clientId.ifPresent(id -> builder.managedIdentityClientId(id).workloadIdentityClientId(id));
    return builder.build();
  }

  @Override
  public String advice() {
    return "give this process credentials where DefaultAzureCredential looks for them";
  }
}
