package io.bulla.cli;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.Cipher;

/**
 * A JVM whose every logger tells everything. It makes a KEK, seals, opens and fails in each way
 * that has a secret at hand. Arguments: a directory, the file that lists the secrets, and {@code
 * plant} to tell them all on purpose.
 */
final class CanaryJvm {
  private static final String PLAINTEXT = "canary-plaintext-".repeat(20);
  private static final String PASSPHRASE = "canary-passphrase-4711";
  private static final String WRONG_PASSPHRASE = "canary-passphrase-wrong";
  private static final byte[] DEK =
      "canary-dek-of-thirty-two-bytes--".getBytes(StandardCharsets.US_ASCII);

  private final Path directory;

  private CanaryJvm(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    TokenSite site = TokenSite.signed(directory).with("BULLA_AUDIT_DIRECTORY", audit(directory));
    SoftHsmToken other = SoftHsmToken.fresh();
    Path secrets =
        Files.write(
            Path.of(arguments[1]),
            List.of(
                Files.readString(pinFile(site)).strip(),
                Files.readString(other.wrongPinFile()).strip(),
                PASSPHRASE,
                WRONG_PASSPHRASE,
                "canary-plaintext-",
                new String(DEK, StandardCharsets.US_ASCII)));
    CanaryJvm jvm = new CanaryJvm(directory);
    jvm.live(site);
    jvm.fail(site, other);
    if (arguments.length == 3) {
      Files.readAllLines(secrets).forEach(CanaryJvm::plant);
    }
  }

  private static void plant(String secret) {
    Logger.getLogger("io.bulla.planted").log(Level.FINEST, secret);
  }

  private static String audit(Path directory) throws IOException {
    return Files.createDirectories(directory.resolve("audit")).toString();
  }

  private static Path pinFile(TokenSite site) throws IOException {
    String text = Files.readString(site.configuration());
    return Path.of(text.replaceAll("(?s).*pin-source=file:(\\S+).*", "$1"));
  }

  private void live(TokenSite site) throws IOException, GeneralSecurityException {
    Path passphrase = secret("passphrase", PASSPHRASE);
    say(
        site.bulla(
            "key",
            "admin",
            "init",
            directory.resolve("carol"),
            "--passphrase-source",
            "file:" + passphrase));
    say(site.by("alice", "create", "models", "--debug"));
    Path plain = Files.writeString(directory.resolve("plain.bin"), PLAINTEXT);
    say(site.bulla("seal", plain, "-o", directory.resolve("model.bin"), "--debug"));
    say(site.bulla("verify", directory.resolve("model.bin"), "--debug"));
    say(site.by("alice", "rotate", "models", "--debug"));
    say(site.bulla("rewrap", directory.resolve("model.bin"), "--to-newest", "--debug"));
    say(site.bulla("doctor", "--debug"));
    wrapKnownDek(site);
  }

  private void fail(TokenSite site, SoftHsmToken other) throws IOException {
    Path wrong = secret("wrong", WRONG_PASSPHRASE);
    say(
        site.bulla(
            "key",
            "suspend",
            "models/1",
            "--debug",
            "--admin-key",
            directory.resolve("carol.pem"),
            "--passphrase-source",
            "file:" + wrong));
    Path tampered = directory.resolve("tampered.bin");
    byte[] bytes = Files.readAllBytes(directory.resolve("model.bin"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(tampered, bytes);
    say(site.bulla("verify", tampered, "--debug"));
    String uri =
        "pkcs11:token=%s?module-path=%s&pin-source=file:%s"
            .formatted(other.label(), other.module(), other.wrongPinFile());
    TokenSite locked = site.with("BULLA_KEK_MODELS", uri);
    say(locked.bulla("verify", directory.resolve("model.bin"), "--debug"));
    say(locked.bulla("doctor", "--debug"));
  }

  /** Under the right context, which gives it back, and under another, which does not. */
  private static void wrapKnownDek(TokenSite site) throws IOException, GeneralSecurityException {
    Configuration configuration = configuration(site);
    BullaProvider provider = BullaProvider.of(configuration);
    KeyStore keys = KeyStore.getInstance("Bulla", provider);
    keys.load(null, null);
    Cipher cipher = Cipher.getInstance("BullaWrap", provider);
    cipher.init(Cipher.ENCRYPT_MODE, keys.getKey("models", null));
    cipher.updateAAD(new byte[] {1});
    byte[] blob = cipher.doFinal(DEK);
    cipher.init(Cipher.DECRYPT_MODE, keys.getKey("models", null));
    cipher.updateAAD(new byte[] {1});
    if (!java.util.Arrays.equals(DEK, cipher.doFinal(blob))) {
      throw new IllegalStateException("another DEK came back");
    }
    cipher.init(Cipher.DECRYPT_MODE, keys.getKey("models", null));
    cipher.updateAAD(new byte[] {2});
    try {
      throw new IllegalStateException(HexFormat.of().formatHex(cipher.doFinal(blob)));
    } catch (GeneralSecurityException e) {
      Logger.getLogger("io.bulla.canary").log(Level.WARNING, "under another context", e);
    }
  }

  private static Configuration configuration(TokenSite site) throws GeneralSecurityException {
    try {
      return Configuration.load(site.configuration(), site.environment(), Map.of());
    } catch (io.bulla.provider.config.ConfigurationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private Path secret(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @SuppressWarnings("SystemOut") // what the commands say is searched by the JVM that started this
  private static void say(InProcess command) {
    System.out.println("ended with " + command.exitCode());
    System.out.println(command.out());
    System.out.println(command.err());
  }
}
