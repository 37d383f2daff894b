package io.bulla.agent;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.SealRequest;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.KekParameterSpec;
import io.bulla.provider.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import javax.crypto.KeyGenerator;

/** A BCFKS keystore with one KEK, and the configuration file that names it. */
final class Keys {
  private static final String KEK = "tiny";

  private final Path configuration;
  private final Provider provider;

  private Keys(Path configuration, Provider provider) {
    this.configuration = configuration;
    this.provider = provider;
  }

  static Keys in(Path directory) throws Exception {
    Path home = Files.createDirectory(directory.resolve("keys"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Path password = Files.writeString(home.resolve("password"), "correct horse battery staple");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Path file = Files.writeString(home.resolve("bulla.properties"), text(home, password));
    Provider provider = BullaProvider.of(Configuration.load(file, Map.of(), Map.of()));
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", provider);
    generator.init(new KekParameterSpec(KEK));
    generator.generateKey();
    return new Keys(file, provider);
  }

  private static String text(Path home, Path password) {
    return "kek.%s = keystore:%s?password-source=file:%s%nextensions.dir = %s%n"
        .formatted(
            KEK, home.resolve("keys.bcfks"), password, Fork.distribution().resolve("extensions"));
  }

  Path configuration() {
    return configuration;
  }

  /** Seals a file or a directory, which keeps its name. */
  Path seal(Path source, Path target) throws Exception {
    return seal(source, target, 1);
  }

  Path seal(Path source, Path target, long modelVersion) throws Exception {
    LoaderOptions options = LoaderOptions.of(provider, List.of(KEK));
    SealRequest request = SealRequest.of("tiny-model", List.of(KEK)).withModelVersion(modelVersion);
    new ModelSealer(options).seal(source, target, request);
    return target;
  }
}
