package io.bulla.benchmarks;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.KekParameterSpec;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Map;
import javax.crypto.KeyGenerator;

/** KEKs of its own for one benchmark, in this JVM. */
final class BenchmarkKeys {

  private BenchmarkKeys() {}

  static Provider create(Path directory, String... kekIds)
      throws IOException, GeneralSecurityException, ConfigurationException {
    return create(KekPlace.KEYSTORE, directory, kekIds);
  }

  static Provider create(String place, Path directory, String... kekIds)
      throws IOException, GeneralSecurityException, ConfigurationException {
    KekPlace keks =
        place.equals(KekPlace.SOFTHSM)
            ? KekPlace.of(SoftHsmToken.fresh())
            : KekPlace.keystore(directory);
    return generated(keks.configure(directory, "", kekIds), kekIds);
  }

  /** Under further lines of a configuration. */
  static Provider createIn(SoftHsmToken token, String more, Path directory, String kekId)
      throws IOException, GeneralSecurityException, ConfigurationException {
    return generated(KekPlace.of(token).configure(directory, more, kekId), kekId);
  }

  private static Provider generated(Path configuration, String... kekIds)
      throws GeneralSecurityException, ConfigurationException {
    Provider provider = BullaProvider.of(Configuration.load(configuration, Map.of(), Map.of()));
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", provider);
    for (String kekId : kekIds) {
      generator.init(new KekParameterSpec(kekId));
      generator.generateKey();
    }
    return provider;
  }

  /** KEKs of this configuration again, by BC FIPS in approved-only mode. */
  static BullaProvider approvedOnly(Path directory) throws IOException, ConfigurationException {
    String settings =
        Files.readString(directory.resolve(KekPlace.CONFIGURATION)) + "approved-only = true\n";
    Path configuration =
        KekPlace.writePrivately(directory.resolve("approved.properties"), settings);
    return BullaProvider.of(Configuration.load(configuration, Map.of(), Map.of()));
  }
}
