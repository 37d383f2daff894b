package io.bulla.testing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** KMS of moto, for tests that have no SDK and need a key. Thread-safe. */
public record MotoKms(MotoServer server) {
  private static final Pattern ARN = Pattern.compile("\"Arn\": ?\"([^\"]+)\"");

  /** Makes a key, and returns its ARN. */
  public String newKey() throws IOException, InterruptedException, GeneralSecurityException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                SignedRequest.of(
                    server, server.secretAccessKey(), Instant.now(), "CreateKey", "{}"),
                BodyHandlers.ofString());
    Matcher arn = ARN.matcher(answer.body());
    if (!arn.find()) {
      throw new IOException("moto made no key: " + answer.body());
    }
    return arn.group(1);
  }
}
