package io.bulla.provider.gcpkms;

import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.ComputeEngineCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where credentials are: the file that the URI names, or where Google's clients look for
 * application default credentials, in their order. Looked at anew for each login, and never by
 * Google's own lookup, which keeps for the life of the JVM what it found first.
 *
 * @param given a file that the URI names
 * @param environment the variables of this process
 */
record CredentialsSource(Optional<Path> given, Map<String, String> environment) {
  /** The one that the key needs, and no wider one. */
  private static final String SCOPE = "https://www.googleapis.com/auth/cloudkms";

  CredentialsSource {
    environment = Map.copyOf(environment);
  }

  /** Returns the file; empty where the metadata server of the host is asked. */
  Optional<Path> file() {
    return given
        .or(() -> variable("GOOGLE_APPLICATION_CREDENTIALS").map(Path::of))
        .or(this::ofGcloud);
  }

  private Optional<Path> ofGcloud() {
    Path directory =
        variable("CLOUDSDK_CONFIG")
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".config", "gcloud"));
    return Optional.of(directory.resolve("application_default_credentials.json"))
        .filter(Files::exists);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns whether no host's metadata server is to be looked for. */
  boolean isMetadataServerForbidden() {
    return variable("NO_GCE_CHECK").map(Boolean::parseBoolean).orElse(false);
  }

  /**
   * Returns what is found there; asks nobody.
   *
   * @throws IOException if the file is missing, or is none of credentials
   */
  GoogleCredentials credentials(HttpTransportFactory transport) throws IOException {
    Optional<Path> file = file();
    GoogleCredentials found =
        file.isPresent()
            ? CredentialsFile.read(file.get(), transport)
            : ComputeEngineCredentials.newBuilder().setHttpTransportFactory(transport).build();
    return found.createScoped(SCOPE);
  }

  /** For people. */
  @Override
  public String toString() {
    return file().map(Path::toString).orElse("the metadata server of this host");
  }
}
