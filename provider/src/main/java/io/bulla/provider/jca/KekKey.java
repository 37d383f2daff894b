package io.bulla.provider.jca;

import io.bulla.provider.kek.Kek;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.InvalidKeyException;
import java.security.Key;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * An opaque handle of one version of a KEK: it names the key and holds nothing of it. Immutable;
 * not serialisable, and never equal to another handle but itself.
 */
final class KekKey implements SecretKey {
  private static final long serialVersionUID = 1L;

  private final transient Kek kek;
  private final transient int version;
  private final transient int bits;
  private final transient String algorithm;

  KekKey(Kek kek, int version, String algorithm, int bits) {
    this.kek = kek;
    this.version = version;
    this.algorithm = algorithm;
    this.bits = bits;
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

  int version() {
    return version;
  }

  int bits() {
    return bits;
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }

  @Override
  public String toString() {
    return "KEK " + kek.id() + "/" + version;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a handle of a KEK means something in its process only");
  }

  private Object writeReplace() throws NotSerializableException {
    throw new NotSerializableException("a handle of a KEK means something in its process only");
  }
}
