package io.bulla.provider.jca;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.spi.KekVersion;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One version of a KEK as an entry of the key store. */
record KekEntry(Kek kek, StatedVersion stated, String place) {

  KekKey key() {
    KekVersion version = stated.version();
    return new KekKey(kek, version.number(), version.algorithm(), version.bits());
  }

  Optional<Instant> created() {
    return stated.version().created();
  }

  KeyStore.Entry secretKeyEntry() {
    return new KeyStore.SecretKeyEntry(key(), attributes());
  }

  private Set<KeyStore.Entry.Attribute> attributes() {
    KekVersion version = stated.version();
    return Set.of(
        new NamedValue("bulla.kek.id", kek.id()),
        new NamedValue("bulla.kek.version", Integer.toString(version.number())),
        new NamedValue("bulla.kek.state", stated.state().label()),
        new NamedValue("bulla.kek.place", place),
        new NamedValue("bulla.kek.algorithm", version.algorithm()),
        new NamedValue("bulla.kek.bits", Integer.toString(version.bits())),
        new NamedValue("bulla.kek.protection", protection(version)));
  }

  private static String protection(KekVersion version) {
    return version.protection().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** What a record has by itself would be linked at its first use: milliseconds of a cold start. */
  private record NamedValue(String getName, String getValue) implements KeyStore.Entry.Attribute {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NamedValue that
          && getName.equals(that.getName)
          && getValue.equals(that.getValue);
    }

    @Override
    public int hashCode() {
      return 31 * getName.hashCode() + getValue.hashCode();
    }
  }
}
