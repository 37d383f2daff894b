package io.bulla.provider.bcfips;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekRequest;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.SecretKey;

/** A KEK in a BCFKS file, its versions at the aliases {@code OBJECT/VERSION}. */
final class KeystoreBackend implements KekBackend {
  private final String object;
  private final KeystoreFile file;
  private final GcmWrap gcm;
  private final KeyWrap keyWrap;

  KeystoreBackend(String object, KeystoreFile file, GcmWrap gcm, KeyWrap keyWrap) {
    this.object = object;
    this.file = file;
    this.gcm = gcm;
    this.keyWrap = keyWrap;
  }

  @Override
  public String place() {
    return "keystore " + file.path();
  }

  @Override
  public List<KekVersion> versions() throws KekException {
    List<KekVersion> versions = new ArrayList<>();
    file.keys()
        .byAlias()
        .forEach(
            (alias, stored) -> {
              OptionalInt number = VersionAlias.versionIn(alias, object);
              if (number.isPresent()) {
                versions.add(version(number.getAsInt(), stored));
              }
            });
    versions.sort(Comparator.comparingInt(KekVersion::number));
    return versions;
  }

  private static KekVersion version(int number, Keys.StoredKey stored) {
    return new KekVersion(
        number,
        stored.key().getAlgorithm(),
        bits(stored.key()),
        /* enabled= */ true,
        KekVersion.Protection.SOFTWARE,
        "its bytes are in this JVM while it is in use",
        Optional.of(stored.created()));
  }

  private static int bits(SecretKey key) {
    byte[] bytes = key.getEncoded();
    try {
      return 8 * bytes.length;
    } finally {
      java.util.Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public KekVersion create(int version) throws KekException {
    file.change(new KeyCreation(file.module(), new VersionAlias(object, version)));
    return version(version, stored(version));
  }

  @Override
  public void destroy(KekVersion version) throws KekException {
    file.change(new KeyDeletion(file.module(), new VersionAlias(object, version.number())));
  }

  @Override
  public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
    int version = request.givenVersion();
    return new WrapResult(version, gcm.wrap(stored(version).key(), dek, request.context().bytes()));
  }

  @Override
  public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
    if (wrapped.mechanism() != WrappedKey.AES_GCM) {
      throw new KekException(
          Kind.REFUSED, place() + " does not know mechanism " + wrapped.mechanism());
    }
    return gcm.unwrap(stored(request.givenVersion()).key(), wrapped, request.context().bytes());
  }

  @Override
  public byte[] wrapKey(KeyWrapping wrapping, int version, byte[] key) throws KekException {
    return keyWrap.wrap(wrapping, stored(version).key(), key);
  }

  @Override
  public byte[] unwrapKey(KeyWrapping wrapping, int version, byte[] wrapped) throws KekException {
    return keyWrap.unwrap(wrapping, stored(version).key(), wrapped);
  }

  @Override
  public byte[] random(int length) {
    byte[] bytes = new byte[length];
    file.module().random().nextBytes(bytes);
    return bytes;
  }

  private Keys.StoredKey stored(int version) throws KekException {
    Keys.StoredKey stored = file.keys().byAlias().get(new VersionAlias(object, version).toString());
    if (stored == null) {
      throw new KekException(Kind.NOT_FOUND, place() + " holds no key " + object + "/" + version);
    }
    return stored;
  }

  @Override
  public List<Finding> diagnose() {
    return List.of(KeystoreFinding.of(file.path(), file.module()));
  }

  @Override
  public void close() {
    // The file is shared with other KEKs in it, and holds nothing open.
  }
}
