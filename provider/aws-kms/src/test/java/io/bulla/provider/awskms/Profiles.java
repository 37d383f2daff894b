package io.bulla.provider.awskms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The SDK's configuration file of this JVM. */
final class Profiles {
  private static final Map<String, String> SECTIONS = new TreeMap<>();

  private Profiles() {}

  /** Writes a profile, in the place of an earlier one of its name. */
  static synchronized void set(
      String name, String endpoint, String keyId, String secret, String sessionToken)
      throws IOException {
    String token = sessionToken.isEmpty() ? "" : "aws_session_token = " + sessionToken + "\n";
    set(
        name,
        """
        endpoint_url = %s
        aws_access_key_id = %s
        aws_secret_access_key = %s
        %s
        """
            .formatted(endpoint, keyId, secret, token));
  }

  /** Writes a profile of these lines, in the place of an earlier one of its name. */
  static synchronized void set(String name, String lines) throws IOException {
    SECTIONS.put(name, "[profile " + name + "]\n" + lines);
    Path file = Path.of(System.getProperty("aws.configFile"));
    Path written = Files.writeString(Path.of(file + ".new"), String.join("", SECTIONS.values()));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
