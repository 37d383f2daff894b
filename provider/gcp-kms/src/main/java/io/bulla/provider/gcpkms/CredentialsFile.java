package io.bulla.provider.gcpkms;

import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import io.bulla.provider.remote.Json;
import io.bulla.provider.remote.JsonException;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads credentials from a file, but those that Google's library would get by other means than
 * requests of this backend: a program that it runs, or a connection of its own with a client's
 * certificate. Both would know neither the deadline nor the authorities of the KEK. Stateless.
 */
final class CredentialsFile {
  private static final String SOURCE = "credential_source";
  private static final List<String> BY_OTHER_MEANS = List.of("executable", "certificate");

  private CredentialsFile() {}

  static GoogleCredentials read(Path file, HttpTransportFactory transport) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      refuseOtherMeans(content);
      return GoogleCredentials.fromStream(new ByteArrayInputStream(content), transport);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static void refuseOtherMeans(byte[] content) throws IOException {
    Json json;
    try {
      json = Json.parse(content);
    } catch (JsonException e) {
      return; // the library tells what is wrong with it
    }
    try {
      refuseOtherMeans(json);
    } finally {
      json.wipe();
    }
  }

  /** Credentials may have others within them, by which they are got. */
  private static void refuseOtherMeans(Json json) throws IOException {
    if (!(json instanceof Json.Fields fields)) {
      return;
    }
    for (String means : BY_OTHER_MEANS) {
      if (fields.fields(SOURCE).filter(source -> source.byName().containsKey(means)).isPresent()) {
        throw new TokenTrouble(
            new KekException(
                Kind.BAD_CONFIG,
                "credentials by "
                    + SOURCE
                    + "."
                    + means
                    + " are not taken: they are got outside of the KEK's deadline; let their source"
                    + " be a file or a URL"));
      }
    }
    for (Json within : fields.byName().values()) {
      refuseOtherMeans(within);
    }
  }
}
