package io.bulla.provider.audit;

import io.bulla.provider.signing.AdminKey;
import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.signing.Primitives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A JVM of its own that adds a checkpoint, and between reading the file and writing to it waits for
 * the end of its input. Arguments: private key, public key, file, directory of chains.
 */
final class CheckpointingJvm {
  static final String HAS_READ = "has read";

  private CheckpointingJvm() {}

  public static void main(String[] arguments) throws Exception {
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    PrivateKey signing = factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(arguments[0])));
    PublicKey listed = factory.generatePublic(new X509EncodedKeySpec(bytes(arguments[1])));
    AdminKeys keys = new AdminKeys(List.of(listed), Primitives.OF_THE_JDK, "--public-key");
    new CheckpointFile(Path.of(arguments[2]), keys, new HoldingClock())
        .add(List.of(Path.of(arguments[3])), AdminKey.of(signing, null, keys));
  }

  private static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(Path.of(file));
  }

  /** It is asked for the time when the file was read. */
  private static final class HoldingClock extends Clock {
    @Override
    @SuppressWarnings("SystemOut") // read by the JVM that started this one
    public Instant instant() {
      System.out.println(HAS_READ);
      try {
        System.in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Instant.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  static Process start(Path temp, KeyPair pair, Path file, Path chains) throws IOException {
    Path signing = Files.write(temp.resolve("private"), pair.getPrivate().getEncoded());
    Path listed = Files.write(temp.resolve("public"), pair.getPublic().getEncoded());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CheckpointingJvm.class.getName(),
            signing.toString(),
            listed.toString(),
            file.toString(),
            chains.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
