package io.bulla.provider;

import io.bulla.provider.jca.BullaCipherSpi;
import io.bulla.provider.jca.BullaKeyStoreSpi;
import io.bulla.provider.jca.KekKeyGeneratorSpi;
import io.bulla.provider.jca.KeyWrapCipherSpi;
import io.bulla.provider.jca.PlaceRandomSpi;
import io.bulla.provider.kek.KekSource;
import io.bulla.provider.spi.KeyWrapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one table of what the provider offers. Every JVM in whose {@code java.security} it stands
 * reads it, so it does without lambdas, whose start would take longer than all else here.
 */
enum OfferedService {
  KEY_STORE("KeyStore", "Bulla", BullaKeyStoreSpi.class, List.of(), Map.of()),
  DEK_WRAP("Cipher", "BullaWrap", BullaCipherSpi.class, List.of(), ofOurKeys()),
  KEY_WRAP(
      "Cipher",
      KeyWrapping.KW.transformation(),
      KeyWrapCipherSpi.class,
      List.of("AESWrap"), // the aliases that the JDK's own provider gives
      ofOurKeys()),
  PADDED_KEY_WRAP(
      "Cipher",
      KeyWrapping.KWP.transformation(),
      KeyWrapCipherSpi.class,
      List.of("AESWrapPad"),
      ofOurKeys()),
  KEY_GENERATOR("KeyGenerator", "BullaKek", KekKeyGeneratorSpi.class, List.of(), Map.of()),
  RANDOM(
      "SecureRandom", "BullaRandom", PlaceRandomSpi.class, List.of(), Map.of("ThreadSafe", "true"));

  private final String type;
  private final String algorithm;
  private final Class<?> implementation;
  private final List<String> aliases;
  private final Map<String, String> attributes;

  OfferedService(
      String type,
      String algorithm,
      Class<?> implementation,
      List<String> aliases,
      Map<String, String> attributes) {
    this.type = type;
    this.algorithm = algorithm;
    this.implementation = implementation;
    this.aliases = aliases;
    this.attributes = attributes;
  }

  private static Map<String, String> ofOurKeys() {
    return Map.of("SupportedKeyClasses", BullaCipherSpi.KEY_CLASS);
  }

  String type() {
    return type;
  }

  String algorithm() {
    return algorithm;
  }

  /** Its name is what listings of providers show. */
  Class<?> implementation() {
    return implementation;
  }

  List<String> aliases() {
    return aliases;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  /** Makes the engine class. */
  Object make(KekSource keks, @Nullable Object parameters) {
    return switch (this) {
      case KEY_STORE -> new BullaKeyStoreSpi(keks);
      case DEK_WRAP -> new BullaCipherSpi();
      case KEY_WRAP -> new KeyWrapCipherSpi(KeyWrapping.KW);
      case PADDED_KEY_WRAP -> new KeyWrapCipherSpi(KeyWrapping.KWP);
      case KEY_GENERATOR -> new KekKeyGeneratorSpi(keks);
      case RANDOM -> new PlaceRandomSpi(keks, parameters);
    };
  }
}
