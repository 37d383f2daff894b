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

  private static final String URI = "keystore:keys.bcfks?password-source=file:password";

  private static final String CONFIGURATION = "bulla.properties";

  private BenchmarkKeys() {}

  static Provider create(Path directory, String... kekIds)
      throws IOException, GeneralSecurityException, ConfigurationException {
    writePrivately(directory.resolve("password"), "benchmark only\n");
    StringBuilder keks = new StringBuilder();
    for (String kekId : kekIds) {
      keks.append("kek.").append(kekId).append(" = ").append(URI).append('\n');
    }
    Path configuration = writePrivately(directory.resolve(CONFIGURATION), keks.toString());
    Provider provider = BullaProvider.of(Configuration.load(configuration, Map.of(), Map.of()));
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", provider);
    for (String kekId : kekIds) {
      generator.init(new KekParameterSpec(kekId));
      generator.generateKey();
    }
    return provider;
  }

  /** The keystore of this directory again, by BC FIPS in approved-only mode. */
  static BullaProvider approvedOnly(Path directory) throws IOException, ConfigurationException {
    String settings = Files.readString(directory.resolve(CONFIGURATION)) + "approved-only = true\n";
    Path configuration = writePrivately(directory.resolve("approved.properties"), settings);
    return BullaProvider.of(Configuration.load(configuration, Map.of(), Map.of()));
  }

  private static Path writePrivately(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }
}
