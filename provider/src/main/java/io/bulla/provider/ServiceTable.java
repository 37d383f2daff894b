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

/** The one table of what the provider offers. */
final class ServiceTable {
  /** Makes the engine class of a service. */
  @FunctionalInterface
  interface Constructor {
    Object make(KekSource keks, @Nullable Object parameters);
  }

  /** One service; its class name is what listings of providers show. */
  record Row(
      String type,
      String algorithm,
      List<String> aliases,
      Class<?> implementation,
      Map<String, String> attributes,
      Constructor constructor) {}

  private static final Map<String, String> OUR_KEYS =
      Map.of("SupportedKeyClasses", BullaCipherSpi.KEY_CLASS);

  static final List<Row> ROWS =
      List.of(
          new Row(
              "KeyStore",
              "Bulla",
              List.of(),
              BullaKeyStoreSpi.class,
              Map.of(),
              (keks, none) -> new BullaKeyStoreSpi(keks)),
          new Row(
              "Cipher",
              "BullaWrap",
              List.of(),
              BullaCipherSpi.class,
              OUR_KEYS,
              (keks, none) -> new BullaCipherSpi()),
          keyWrap(KeyWrapping.KW, "AESWrap"),
          keyWrap(KeyWrapping.KWP, "AESWrapPad"),
          new Row(
              "KeyGenerator",
              "BullaKek",
              List.of(),
              KekKeyGeneratorSpi.class,
              Map.of(),
              (keks, none) -> new KekKeyGeneratorSpi(keks)),
          new Row(
              "SecureRandom",
              "BullaRandom",
              List.of(),
              PlaceRandomSpi.class,
              Map.of("ThreadSafe", "true"),
              PlaceRandomSpi::new));

  private ServiceTable() {}

  /** With the alias that the JDK's own provider gives it. */
  private static Row keyWrap(KeyWrapping wrapping, String alias) {
    return new Row(
        "Cipher",
        wrapping.transformation(),
        List.of(alias),
        KeyWrapCipherSpi.class,
        OUR_KEYS,
        (keks, none) -> new KeyWrapCipherSpi(wrapping));
  }
}
