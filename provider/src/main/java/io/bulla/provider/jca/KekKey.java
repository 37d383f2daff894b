package io.bulla.provider.jca;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.OwnVersions;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.InvalidKeyException;
import java.security.Key;
import java.util.OptionalInt;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * An opaque handle of one version of a KEK, or of whichever its place chooses: it names the key and
 * holds nothing of it. Immutable; not serialisable, and never equal to another handle but itself.
 */
sealed class KekKey implements Key permits KekKey.Secret {
  private static final long serialVersionUID = 1L;

  private final transient Kek kek;
  private final transient OptionalInt version;
  private final transient int bits;
  private final transient String algorithm;

  /** Of a symmetric KEK; a caller may take a handle for one only if it is such a key. */
  static final class Secret extends KekKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    Secret(Kek kek, OptionalInt version, String algorithm, int bits) {
      super(kek, version, algorithm, bits);
    }
  }

  private KekKey(Kek kek, OptionalInt version, String algorithm, int bits) {
    this.kek = kek;
    this.version = version;
    this.algorithm = algorithm;
    this.bits = bits;
  }

  /** The handle of a version. */
  static KekKey of(Kek kek, KekVersion version) {
    return of(kek, OptionalInt.of(version.number()), version.algorithm(), version.bits());
  }

  /** The handle of whichever version the KEK's place chooses. */
  static KekKey of(Kek kek, OwnVersions versions) {
    return of(kek, OptionalInt.empty(), versions.algorithm(), versions.bits());
  }

  private static KekKey of(Kek kek, OptionalInt version, String algorithm, int bits) {
    return KekVersion.isAsymmetric(algorithm)
        ? new KekKey(kek, version, algorithm, bits)
        : new Secret(kek, version, algorithm, bits);
  }

  /** The handle that a key is, for one of our ciphers. */
  static KekKey of(@Nullable Key key, String transformation) throws InvalidKeyException {
    if (key instanceof KekKey kekKey) {
      return kekKey;
    }
    throw new InvalidKeyException(
        transformation + " of this provider takes keys of its KeyStore 'Bulla'");
  }

  Kek kek() {
    return kek;
  }

  /** Empty where the KEK's place chooses. */
  OptionalInt version() {
    return version;
  }

  int bits() {
    return bits;
  }

  @Override
  public final String getAlgorithm() {
    return algorithm;
  }

  @Override
  public final @Nullable String getFormat() {
    return null;
  }

  @Override
  public final byte @Nullable [] getEncoded() {
    return null;
  }

  @Override
  public final String toString() {
    return "KEK " + kek.id() + (version.isPresent() ? "/" + version.getAsInt() : "");
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a handle of a KEK means something in its process only");
  }

  private Object writeReplace() throws NotSerializableException {
    throw new NotSerializableException("a handle of a KEK means something in its process only");
  }
}
