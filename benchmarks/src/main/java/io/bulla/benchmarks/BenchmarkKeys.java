package io.bulla.benchmarks;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.KekParameterSpec;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Map;
import javax.crypto.KeyGenerator;

/** A BCFKS keystore of its own for one benchmark. */
final class BenchmarkKeys {

  private BenchmarkKeys() {}

  static Provider create(Path directory, String kekId)
      throws IOException, GeneralSecurityException, ConfigurationException {
    writePrivately(directory.resolve("password"), "benchmark only\n");
    String uri = "keystore:keys.bcfks?password-source=file:password";
    Path configuration =
        writePrivately(directory.resolve("bulla.properties"), "kek." + kekId + " = " + uri + "\n");
    Provider provider = BullaProvider.of(Configuration.load(configuration, Map.of(), Map.of()));
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", provider);
    generator.init(new KekParameterSpec(kekId));
    generator.generateKey();
    return provider;
  }

  private static Path writePrivately(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }
}
