package io.bulla.provider;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import javax.crypto.KeyGenerator;

/**
 * The KEKs {@code models} and {@code others} in a BCFKS key store, whose extension is where {@code
 * bulla.test.keystores} says.
 */
public record StoredKeks(Path directory, List<String> settings) {
  /** Makes them. */
  public static StoredKeks create(Path directory) throws Exception {
    Path password =
        Files.createFile(
            directory.resolve("password"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, "correct-horse-battery-staple-0123456789\n");
    String uri =
        "keystore:" + directory.resolve("keys.bcfks") + "?password-source=file:" + password;
    StoredKeks keks =
        new StoredKeks(
            directory,
            List.of(
                "extensions.dir = " + System.getProperty("bulla.test.keystores"),
                "kek.models = " + uri,
                "kek.others = " + uri));
    keks.seam().create("models");
    keks.seam().create("others");
    return keks;
  }

  private BullaProvider provider() {
    return Configured.provider(directory, settings.toArray(String[]::new));
  }

  /** Of a provider that nobody used yet, as of another process. */
  public Seam seam() {
    return new Seam(provider());
  }

  /** The same. */
  public KeyStore keys() throws Exception {
    return seam().keyStore();
  }

  /** Makes the next version of {@code models}. */
  public void rotate() throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", provider());
    generator.init(KekParameterSpec.nextVersionOf("models"));
    generator.generateKey();
  }
}
