package io.bulla.provider;

import io.bulla.provider.jca.BullaCipherSpi;
import io.bulla.provider.jca.BullaKeyStoreSpi;
import io.bulla.provider.jca.KekKeyGeneratorSpi;
import io.bulla.provider.kek.KekSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The one table of what the provider offers. */
final class ServiceTable {
  /** One service; its class name is what listings of providers show. */
  record Row(
      String type,
      String algorithm,
      Class<?> implementation,
      Map<String, String> attributes,
      Function<KekSource, Object> constructor) {}

  static final List<Row> ROWS =
      List.of(
          new Row("KeyStore", "Bulla", BullaKeyStoreSpi.class, Map.of(), BullaKeyStoreSpi::new),
          new Row(
              "Cipher",
              "BullaWrap",
              BullaCipherSpi.class,
              Map.of("SupportedKeyClasses", BullaCipherSpi.KEY_CLASS),
              keks -> new BullaCipherSpi()),
          new Row(
              "KeyGenerator",
              "BullaKek",
              KekKeyGeneratorSpi.class,
              Map.of(),
              KekKeyGeneratorSpi::new));

  private ServiceTable() {}
}
