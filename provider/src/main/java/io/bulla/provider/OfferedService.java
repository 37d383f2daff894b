package io.bulla.provider;

import io.bulla.provider.jca.BullaCipherSpi;
import io.bulla.provider.jca.BullaKeyStoreSpi;
import io.bulla.provider.jca.DekMakingCipherSpi;
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
  KEY_STORE("KeyStore", "Bulla", BullaKeyStoreSpi.class),
  DEK_WRAP("Cipher", "BullaWrap", BullaCipherSpi.class),
  DEK_MAKING("Cipher", "BullaDek", DekMakingCipherSpi.class),
  KEY_WRAP("Cipher", KeyWrapping.KW.transformation(), KeyWrapCipherSpi.class),
  PADDED_KEY_WRAP("Cipher", KeyWrapping.KWP.transformation(), KeyWrapCipherSpi.class),
  KEY_GENERATOR("KeyGenerator", "BullaKek", KekKeyGeneratorSpi.class),
  RANDOM("SecureRandom", "BullaRandom", PlaceRandomSpi.class);

  private final String type;
  private final String algorithm;
  private final Class<?> implementation;

  OfferedService(String type, String algorithm, Class<?> implementation) {
    this.type = type;
    this.algorithm = algorithm;
    this.implementation = implementation;
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

  /** Those that the JDK's own provider gives. */
  List<String> aliases() {
    return switch (this) {
      case KEY_WRAP -> List.of("AESWrap");
      case PADDED_KEY_WRAP -> List.of("AESWrapPad");
      default -> List.of();
    };
  }

  Map<String, String> attributes() {
    return switch (this) {
      case DEK_WRAP, DEK_MAKING, KEY_WRAP, PADDED_KEY_WRAP ->
          Map.of("SupportedKeyClasses", BullaCipherSpi.KEY_CLASS);
      case RANDOM -> Map.of("ThreadSafe", "true");
      default -> Map.of();
    };
  }

  /** Makes the engine class. */
  Object make(KekSource keks, @Nullable Object parameters) {
    return switch (this) {
      case KEY_STORE -> new BullaKeyStoreSpi(keks);
      case DEK_WRAP -> new BullaCipherSpi();
      case DEK_MAKING -> new DekMakingCipherSpi();
      case KEY_WRAP -> new KeyWrapCipherSpi(KeyWrapping.KW);
      case PADDED_KEY_WRAP -> new KeyWrapCipherSpi(KeyWrapping.KWP);
      case KEY_GENERATOR -> new KekKeyGeneratorSpi(keks);
      case RANDOM -> new PlaceRandomSpi(keks, parameters);
    };
  }
}
