package io.bulla.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** S3 of moto, for tests that have no SDK and need a bucket. Thread-safe. */
public record MotoBucket(MotoServer server) {
  /** Makes a bucket, and returns its URI, with a slash at the end. */
  public URI make(String name) throws IOException, InterruptedException, GeneralSecurityException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(SignedRequest.ofNewBucket(server, name, Instant.now()), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("moto made no bucket: " + answer.body());
    }
    return URI.create("s3://" + name + "/");
  }
}
