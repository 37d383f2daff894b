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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A request to a service of AWS, signed by its Signature Version 4. */
final class SignedRequest {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SignedRequest() {}

  /** To KMS. */
  static HttpRequest of(
      MotoServer server, String secret, Instant now, String operation, String body)
      throws GeneralSecurityException {
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/x-amz-json-1.1");
    headers.put("x-amz-target", "TrentService." + operation);
    return signed(server, "kms", secret, now, headers, body);
  }

  /** To IAM, by whoever may do everything. */
  static HttpRequest ofIam(MotoServer server, String form) throws GeneralSecurityException {
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/x-www-form-urlencoded");
    return signed(server, "iam", server.secretAccessKey(), Instant.now(), headers, form);
  }

  private static HttpRequest signed(
      MotoServer server,
      String service,
      String secret,
      Instant now,
      Map<String, String> headers,
      String body)
      throws GeneralSecurityException {
    String time = TIME.format(now);
    headers.put("host", server.address().getAuthority());
    headers.put("x-amz-date", time);
    String signed = String.join(";", headers.keySet());
    String scope = time.substring(0, 8) + "/" + server.region() + "/" + service + "/aws4_request";
    String lines =
        headers.entrySet().stream()
            .map(h -> h.getKey() + ":" + h.getValue() + "\n")
            .collect(Collectors.joining());
    String canonical = String.join("\n", "POST", "/", "", lines, signed, hash(body));
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hash(canonical));
    String signature = HexFormat.of().formatHex(hmac(key(secret, scope), toSign));
    headers.remove("host"); // the client's own
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address());
    headers.forEach(request::header);
    return request
        .header(
            "Authorization",
            String.format(
                Locale.ROOT,
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s",
                server.accessKeyId(),
                scope,
                signed,
                signature))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  static byte[] key(String secret, String scope) throws GeneralSecurityException {
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return key;
  }

  static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  static String hash(String text) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
