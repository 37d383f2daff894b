package io.bulla.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A request to KMS, signed by AWS's Signature Version 4. */
final class SignedRequest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String SIGNED = "host;x-amz-date;x-amz-target";

  private SignedRequest() {}

  static HttpRequest of(
      MotoServer server, String secret, Instant now, String operation, String body)
      throws GeneralSecurityException {
    String time = TIME.format(now);
    String target = "TrentService." + operation;
    String scope = time.substring(0, 8) + "/" + server.region() + "/kms/aws4_request";
    String canonical =
        String.join(
            "\n",
            "POST",
            "/",
            "",
            "host:" + server.address().getAuthority(),
            "x-amz-date:" + time,
            "x-amz-target:" + target,
            "",
            SIGNED,
            hash(body));
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hash(canonical));
    String signature = HexFormat.of().formatHex(hmac(key(secret, scope), toSign));
    return HttpRequest.newBuilder(server.address())
        .header("X-Amz-Date", time)
        .header("X-Amz-Target", target)
        .header("Content-Type", "application/x-amz-json-1.1")
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
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  static HttpRequest ofNewBucket(MotoServer server, String name, Instant now)
      throws GeneralSecurityException {
    String time = TIME.format(now);
    String scope = time.substring(0, 8) + "/" + server.region() + "/s3/aws4_request";
    String signed = "host;x-amz-content-sha256;x-amz-date";
    String body =
        "<CreateBucketConfiguration><LocationConstraint>"
            + server.region()
            + "</LocationConstraint></CreateBucketConfiguration>";
    String canonical =
        String.join(
            "\n",
            "PUT",
            "/" + name,
            "",
            "host:" + server.address().getAuthority(),
            "x-amz-content-sha256:" + hash(body),
            "x-amz-date:" + time,
            "",
            signed,
            hash(body));
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hash(canonical));
    byte[] signature = hmac(key(server.secretAccessKey(), scope), toSign);
    return HttpRequest.newBuilder(server.address().resolve("/" + name))
        .header("X-Amz-Date", time)
        .header("X-Amz-Content-Sha256", hash(body))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential="
                + server.accessKeyId()
                + "/"
                + scope
                + ", SignedHeaders="
                + signed
                + ", Signature="
                + HexFormat.of().formatHex(signature))
        .PUT(BodyPublishers.ofString(body))
        .build();
  }

  private static byte[] key(String secret, String scope) throws GeneralSecurityException {
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return key;
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static String hash(String text) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
