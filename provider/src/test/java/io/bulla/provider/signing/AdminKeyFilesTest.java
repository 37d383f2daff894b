package io.bulla.provider.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminKeyFilesTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  @TempDir Path directory;

  private AdminKeys listing(PublicKey... keys) {
    return new AdminKeys(List.of(keys), Primitives.OF_THE_JDK, "the list");
  }

  private Path write(String name, byte[] pem) throws Exception {
    Path file = Files.write(directory.resolve(name), pem);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void pairThatIsMade_signsAndVerifies_alsoUnderAPassphrase() throws Exception {
    AdminKeyPair pair = AdminKeyPair.generate();
    PublicKey publicKey = PemFiles.publicKey(write("pub", pair.publicPem()));
    Path plain = write("plain", pair.privatePem(null));
    Path closed = write("closed", pair.privatePem("secret"::toCharArray));
    assertThat(Files.readString(closed)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    for (Path file : List.of(plain, closed)) {
      PrivateKey key = PemFiles.privateKey(file, "secret"::toCharArray);
      AdminKey admin = AdminKey.of(key, null, listing(publicKey));
      assertThat(listing(publicKey).verifies(publicKey, MESSAGE, admin.sign(MESSAGE))).isTrue();
    }
  }

  @Test
  void wrongPassphrase_isDenied_andNotShown() throws Exception {
    Path closed = write("closed", AdminKeyPair.generate().privatePem("secret"::toCharArray));
    assertThatThrownBy(() -> PemFiles.privateKey(closed, "canary-word"::toCharArray))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(KekException.Kind.DENIED))
        .hasMessageContaining("passphrase")
        .hasMessageNotContaining("canary-word");
  }

  /** As one wrong passphrase in 256 opens it: what parsers say of such bytes is told to nobody. */
  @Test
  void bytesThatAreNoKey_areDeniedAsAWrongPassphraseIs_andNotQuoted() throws Exception {
    byte[] noKey = {0x30, 0x71, 0x02, 0x01};
    byte[] closed = EncryptedKey.encrypt(noKey, "secret"::toCharArray);
    Path file = write("closed", PemFiles.encode(EncryptedKey.LABEL, closed));
    assertThatThrownBy(() -> PemFiles.privateKey(file, "secret"::toCharArray))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(KekException.Kind.DENIED))
        .hasMessageContaining("the passphrase does not open the administrator key " + file)
        .cause()
        .hasMessage("neither an Ed25519 nor an EC key")
        .hasNoCause()
        .hasNoSuppressedExceptions();
  }

  @Test
  void fileOpenToOthers_isRefused() throws Exception {
    Path file = write("plain", AdminKeyPair.generate().privatePem(null));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> PemFiles.privateKey(file, "secret"::toCharArray))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("chmod 600 " + file);
  }

  @Test
  void keyOfAnotherCurve_isRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(384);
    byte[] key = generator.generateKeyPair().getPublic().getEncoded();
    Path file = write("p384", PemFiles.encode("PUBLIC KEY", key));
    assertThatThrownBy(() -> PemFiles.publicKey(file))
        .hasMessageContaining(file + " is no public key in PEM")
        .hasMessageContaining("not on the curve P-256");
  }

  @Test
  void keyEncryptedByOpenssl_isRead() throws Exception {
    Path pem = directory.resolve("openssl.pem");
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "genpkey",
                "-algorithm",
                "ed25519",
                "-aes256",
                "-pass",
                "pass:secret",
                "-out",
                pem.toString())
            .redirectErrorStream(true)
            .start();
    String words = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(openssl.waitFor()).as(words).isZero();
    assertThat(PemFiles.privateKey(pem, "secret"::toCharArray).getAlgorithm())
        .isIn("EdDSA", "Ed25519");
  }

  /** Of each pair of values that verify, which the JDK leaves to chance. */
  @Test
  void signatureOfP256_isTheLowerOne_andTheOtherIsNone() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    AdminKeys keys = listing(pair.getPublic());
    AdminKey key = AdminKey.of(pair.getPrivate(), null, keys);
    for (int i = 0; i < 32; i++) {
      byte[] message = {(byte) i};
      byte[] signature = key.sign(message);
      keys.verify(key.id(), message, AdminKey.text(signature), "file:1: the line");
      byte[] other = withOtherS(signature);
      Signature jdk = Signature.getInstance("SHA256withECDSA");
      jdk.initVerify(pair.getPublic());
      jdk.update(message);
      assertThat(jdk.verify(other)).as("both verify").isTrue();
      assertThatThrownBy(
              () -> keys.verify(key.id(), message, AdminKey.text(other), "file:1: the line"))
          .isInstanceOf(KekException.class)
          .hasMessageContaining("file:1: the line has a signature that is none");
    }
  }

  private static byte[] withOtherS(byte[] der) {
    int at = 4 + der[3] + 2;
    BigInteger order =
        new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    byte[] s =
        order.subtract(new BigInteger(Arrays.copyOfRange(der, at, der.length))).toByteArray();
    byte[] other = Arrays.copyOf(der, at + s.length);
    System.arraycopy(s, 0, other, at, s.length);
    other[at - 1] = (byte) s.length;
    other[1] = (byte) (other.length - 2);
    return other;
  }

  /** The last of 86 characters of base64 has four bits that no byte has. */
  @Test
  void signatureInAnotherSpelling_isNone() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    AdminKeys keys = listing(pair.getPublic());
    AdminKey key = AdminKey.of(pair.getPrivate(), null, keys);
    String signature = key.signText(MESSAGE);
    keys.verify(key.id(), MESSAGE, signature, "file:1: the line");
    String other = signature.substring(0, 85) + (char) (signature.charAt(85) + 1);
    assertThatThrownBy(() -> keys.verify(key.id(), MESSAGE, other, "file:1: the line"))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("file:1: the line has a signature that is none");
  }
}
