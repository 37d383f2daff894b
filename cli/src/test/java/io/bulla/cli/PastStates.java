package io.bulla.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs a file of state records anew as of a time in the past, as its administrators could have
 * then, and makes the host believe that it saw it then: time passes for a test that does not wait.
 */
final class PastStates {
  private static final Pattern INSTANT =
      Pattern.compile("(issued|expires|destroy-after|seen)=([0-9T:-]+Z)");
  private static final Pattern SIGNER = Pattern.compile(" signer=([0-9a-f]{64}) signature=.*");

  private PastStates() {}

  static void shift(Path directory, Duration back) throws IOException {
    List<String> shifted = new ArrayList<>();
    try {
      String previous = "0".repeat(64);
      for (String line : Files.readAllLines(directory.resolve("states"))) {
        String signed = signed(directory, line, previous, back);
        shifted.add(signed);
        previous = sha256(signed.getBytes(UTF_8));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Files.writeString(directory.resolve("states"), String.join("\n", shifted) + "\n");
    remember(directory.resolve("host/seen"), shifted.get(shifted.size() - 1), back);
  }

  private static void remember(Path memory, String last, Duration back) throws IOException {
    String hash = sha256(last.getBytes(UTF_8));
    Files.writeString(
        memory,
        earlier(Files.readString(memory), back).replaceFirst("hash=[0-9a-f]{64}", "hash=" + hash));
  }

  private static String earlier(String text, Duration back) {
    return INSTANT
        .matcher(text)
        .replaceAll(each -> each.group(1) + "=" + Instant.parse(each.group(2)).minus(back));
  }

  private static String signed(Path directory, String line, String previous, Duration back)
      throws IOException, GeneralSecurityException {
    Matcher signer = SIGNER.matcher(line);
    if (!signer.find()) {
      throw new IllegalStateException(line);
    }
    String content =
        earlier(line.substring(0, signer.start()), back)
            .replaceFirst("previous=[0-9a-f]{64}", "previous=" + previous);
    String toBeSigned = content + " signer=" + signer.group(1);
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(key(directory, signer.group(1)));
    signing.update(toBeSigned.getBytes(UTF_8));
    String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signing.sign());
    return toBeSigned + " signature=" + signature;
  }

  private static PrivateKey key(Path directory, String id)
      throws IOException, GeneralSecurityException {
    for (String name : List.of("alice", "bob")) {
      if (sha256(der(directory.resolve(name + ".pub.pem"))).equals(id)) {
        return KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(der(directory.resolve(name + ".pem"))));
      }
    }
    throw new IllegalStateException(id);
  }

  private static byte[] der(Path pem) throws IOException {
    String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
    return Base64.getMimeDecoder().decode(base64);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
