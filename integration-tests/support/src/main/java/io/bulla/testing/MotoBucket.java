package io.bulla.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** A bucket of its own in S3 of moto, for tests that have no SDK. Thread-safe. */
public record MotoBucket(MotoServer server, String name) {
  private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";

  /** Makes one. */
  public static MotoBucket make(MotoServer server)
      throws IOException, InterruptedException, GeneralSecurityException {
    MotoBucket bucket = new MotoBucket(server, "bulla-" + UUID.randomUUID());
    String where = "<LocationConstraint>" + server.region() + "</LocationConstraint>";
    bucket.put(
        "",
        "",
        ("<CreateBucketConfiguration>" + where + "</CreateBucketConfiguration>")
            .getBytes(StandardCharsets.UTF_8));
    return bucket;
  }

  /** Makes one that keeps older versions of objects. */
  public static MotoBucket versioned(MotoServer server)
      throws IOException, InterruptedException, GeneralSecurityException {
    MotoBucket bucket = make(server);
    bucket.put(
        "",
        "versioning=",
        "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
            .getBytes(StandardCharsets.UTF_8));
    return bucket;
  }

  /** Of the bucket, with a slash at the end. */
  public URI uri() {
    return URI.create("s3://" + name + "/");
  }

  /** Puts a file into it. */
  public void put(String key, Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    put("/" + key, "", Files.readAllBytes(file));
  }

  private void put(String path, String query, byte[] body)
      throws IOException, InterruptedException, GeneralSecurityException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(signed("/" + name + path, query, body), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("moto did not put " + path + query + ": " + answer.body());
    }
  }

  private HttpRequest signed(String path, String query, byte[] body)
      throws GeneralSecurityException {
    String time = SignedRequest.TIME.format(Instant.now());
    String scope = time.substring(0, 8) + "/" + server.region() + "/s3/aws4_request";
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    String canonical =
        String.join(
            "\n",
            "PUT",
            path,
            query,
            "host:" + server.address().getAuthority(),
            "x-amz-content-sha256:" + hash,
            "x-amz-date:" + time,
            "",
            SIGNED,
            hash);
    String toSign =
        String.join("\n", "AWS4-HMAC-SHA256", time, scope, SignedRequest.hash(canonical));
    byte[] key = SignedRequest.key(server.secretAccessKey(), scope);
    String signature = HexFormat.of().formatHex(SignedRequest.hmac(key, toSign));
    String target = path + (query.isEmpty() ? "" : "?" + query);
    return HttpRequest.newBuilder(server.address().resolve(target))
        .header("X-Amz-Date", time)
        .header("X-Amz-Content-Sha256", hash)
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential="
                + server.accessKeyId()
                + "/"
                + scope
                + ", SignedHeaders="
                + SIGNED
                + ", Signature="
                + signature)
        .PUT(BodyPublishers.ofByteArray(body))
        .build();
  }
}
