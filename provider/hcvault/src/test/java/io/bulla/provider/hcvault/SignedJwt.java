package io.bulla.provider.hcvault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/** An issuer of JWTs by ES256 (RFC 7518, 3.4). */
final class SignedJwt {
  private static final long HALF_LIFE_SECONDS = 600;

  private final KeyPair keys;

  SignedJwt() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    keys = generator.generateKeyPair();
  }

  /** With {@code \n} as JSON writes it. */
  String publicKeyPem() {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded());
    return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
        .replace("\n", "\\n");
  }

  /** One that is valid ten minutes before and after. */
  String jwt(Instant middle) throws Exception {
    long second = middle.getEpochSecond();
    String claims =
        "{\"sub\":\"trainer\",\"aud\":\"vault\",\"iat\":%d,\"nbf\":%d,\"exp\":%d}"
            .formatted(
                second - HALF_LIFE_SECONDS, second - HALF_LIFE_SECONDS, second + HALF_LIFE_SECONDS);
    String signed = base64("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") + "." + base64(claims);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(keys.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + base64(signature.sign());
  }

  private static String base64(String text) {
    return base64(text.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
