package io.bulla.benchmarks;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.KekParameterSpec;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Map;
import javax.crypto.KeyGenerator;

/** KEKs of its own for one benchmark, in a BCFKS keystore or in a token of SoftHSM. */
final class BenchmarkKeys {

  /** Where KEKs are: a BCFKS keystore. */
  static final String KEYSTORE = "keystore";

  /** Where KEKs are: a token of SoftHSM, which the host must have. */
  static final String SOFTHSM = "softhsm";

  private static final String CONFIGURATION = "bulla.properties";

  private BenchmarkKeys() {}

  static Provider create(Path directory, String... kekIds)
      throws IOException, GeneralSecurityException, ConfigurationException {
    return create(KEYSTORE, directory, kekIds);
  }

  static Provider create(String place, Path directory, String... kekIds)
      throws IOException, GeneralSecurityException, ConfigurationException {
    String uri = place.equals(SOFTHSM) ? uri(SoftHsmToken.fresh()) : keystore(directory);
    return createAt(uri, "", directory, kekIds);
  }

  /** Under further lines of a configuration. */
  static Provider createIn(SoftHsmToken token, String more, Path directory, String kekId)
      throws IOException, GeneralSecurityException, ConfigurationException {
    return createAt(uri(token), more, directory, kekId);
  }

  private static Provider createAt(String uri, String more, Path directory, String... kekIds)
      throws IOException, GeneralSecurityException, ConfigurationException {
    StringBuilder keks = new StringBuilder(more);
    for (String kekId : kekIds) {
      keks.append("kek.").append(kekId).append(" = ").append(uri).append('\n');
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

  private static String keystore(Path directory) throws IOException {
    writePrivately(directory.resolve("password"), "benchmark only\n");
    return "keystore:keys.bcfks?password-source=file:password";
  }

  static String uri(SoftHsmToken token) {
    return "pkcs11:token="
        + token.label()
        + "?module-path="
        + token.module()
        + "&pin-source=file:"
        + token.pinFile().toAbsolutePath();
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
