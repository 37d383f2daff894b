package io.bulla.provider.jca;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.OwnVersions;
import java.security.KeyStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * One version of a KEK, or whichever its place chooses, as an entry of the key store.
 *
 * @param key its handle
 * @param created when it was made, where that is known
 * @param attributes what the store says of it
 */
record KekEntry(KekKey key, Optional<Instant> created, Set<KeyStore.Entry.Attribute> attributes) {

  static KekEntry of(Kek kek, StatedVersion stated) throws KekException {
    KekVersion version = stated.version();
    return new KekEntry(
        KekKey.of(kek, version),
        version.created(),
        Set.of(
            new NamedValue("bulla.kek.id", kek.id()),
            new NamedValue("bulla.kek.version", Integer.toString(version.number())),
            new NamedValue("bulla.kek.state", stated.state().label()),
            new NamedValue("bulla.kek.place", kek.place()),
            new NamedValue("bulla.kek.algorithm", version.algorithm()),
            new NamedValue("bulla.kek.bits", Integer.toString(version.bits())),
            new NamedValue("bulla.kek.protection", protection(version))));
  }

  /** Of its version and state nothing is known before it wraps. */
  static KekEntry of(Kek kek, OwnVersions versions) throws KekException {
    Set<KeyStore.Entry.Attribute> attributes = new HashSet<>();
    attributes.add(new NamedValue("bulla.kek.id", kek.id()));
    attributes.add(new NamedValue("bulla.kek.place", kek.place()));
    attributes.add(new NamedValue("bulla.kek.algorithm", versions.algorithm()));
    attributes.add(new NamedValue("bulla.kek.bits", Integer.toString(versions.bits())));
    if (kek.makesDeks()) {
      attributes.add(new NamedValue("bulla.kek.data-key", "generate"));
    }
    return new KekEntry(KekKey.of(kek, versions), Optional.empty(), Set.copyOf(attributes));
  }

  KeyStore.Entry entry() {
    return key instanceof SecretKey secret
        ? new KeyStore.SecretKeyEntry(secret, attributes)
        : new AsymmetricEntry(attributes);
  }

  private static String protection(KekVersion version) {
    return version.protection().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The JDK's has a private key, and a certificate for it: its handle is given by getKey. */
  private record AsymmetricEntry(Set<KeyStore.Entry.Attribute> getAttributes)
      implements KeyStore.Entry {}

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
