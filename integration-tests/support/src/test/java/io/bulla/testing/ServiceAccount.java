package io.bulla.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Gets a token from Google's token endpoint by a service account's key file (RFC 7523). */
record ServiceAccount(String email, URI tokenUri, PrivateKey key) {
  private static final String AUDIENCE = "https://oauth2.googleapis.com/token";
  private static final long VALIDITY_SECONDS = 600;

  static ServiceAccount of(Path file) throws Exception {
    String json = Files.readString(file);
    String pem = JsonText.value("private_key", json).replaceAll("-----[A-Z ]+-----|\\\\n", "");
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
    return new ServiceAccount(
        JsonText.value("client_email", json),
        URI.create(JsonText.value("token_uri", json)),
        KeyFactory.getInstance("RSA").generatePrivate(encoded));
  }

  /** The answer to an assertion that is made as of some time. */
  HttpResponse<String> tokenAnswer(HttpClient client, Instant now) throws Exception {
    String body =
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
            + assertion(now.getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(tokenUri).POST(BodyPublishers.ofString(body)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private String assertion(long nowSeconds) throws Exception {
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(email, AUDIENCE, nowSeconds, nowSeconds + VALIDITY_SECONDS);
    String signed =
        encode("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + encode(signature.sign());
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return email;
  }
}
