package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.NOT_FOUND;
import static io.bulla.provider.spi.KekException.Kind.REFUSED;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekRequest;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A KEK in a PKCS#11 token. Every operation with the key runs on the token. */
final class Pkcs11Backend implements KekBackend {

  private final KekPlace place;
  private final Pkcs11Token token;
  private final PinOfKek pin;
  private final Deadline deadline;
  private final KeyCatalog catalog;
  private volatile @Nullable KnownVersions known;

  Pkcs11Backend(KekPlace place, Pkcs11Token token) throws KekException {
    this.place = place;
    this.token = token;
    this.deadline = Deadline.of(place, token.text());
    this.pin = PinOfKek.of(place);
    this.catalog = new KeyCatalog(place, token.text());
  }

  @Override
  public String place() {
    return token.text();
  }

  /** Within the KEK's deadline. */
  <T> T use(TokenOperation<T> operation) throws KekException {
    return deadline.run(() -> token.use(pin, operation));
  }

  @Override
  public List<KekVersion> versions() throws KekException {
    return use(generation -> versions(generation).described());
  }

  @Override
  public List<KekVersion> versionsNow() throws KekException {
    return use(generation -> find(generation).described());
  }

  @Override
  public KekVersion create(int version) throws KekException {
    refuseId();
    Optional<KekMechanism> asked = KekMechanism.asked(place);
    KekGeneration making =
        new KekGeneration(token.connector(), catalog, KekLabel.fresh(place.object(), version));
    KekVersion created =
        use(
            generation ->
                KekVersions.describe(
                    version,
                    making.create(generation, token.mechanisms().forNewKek(generation, asked))));
    known = null;
    return created;
  }

  @Override
  public void destroy(KekVersion version) throws KekException {
    KekDeletion deletion = new KekDeletion(token.connector(), catalog, place.kekId());
    String unused =
        use(generation -> deletion.delete(generation, version.number(), version.identity()));
    known = null;
  }

  private void refuseId() throws KekException {
    if (place.attribute("id").isPresent()) {
      throw new KekException(
          REFUSED,
          place.origin() + ": id= names a key that exists; leave it out to have one generated");
    }
  }

  @Override
  public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
    int version = request.givenVersion();
    byte[] context = request.context().bytes();
    return new WrapResult(
        version, use(generation -> dekWrap(generation, version).wrap(dek, context)));
  }

  @Override
  public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
    int version = request.givenVersion();
    byte[] context = request.context().bytes();
    return use(generation -> dekWrap(generation, version).unwrap(wrapped, context));
  }

  private DekWrap dekWrap(TokenGeneration generation, int version)
      throws GeneralSecurityException, IOException, KekException {
    return new DekWrap(token, generation, key(generation, version));
  }

  @Override
  public byte[] wrapKey(KeyWrapping wrapping, int version, byte[] key) throws KekException {
    return use(generation -> bareWrap(generation, version).wrap(wrapping, key));
  }

  @Override
  public byte[] unwrapKey(KeyWrapping wrapping, int version, byte[] wrapped) throws KekException {
    return use(generation -> bareWrap(generation, version).unwrap(wrapping, wrapped));
  }

  private BareWrap bareWrap(TokenGeneration generation, int version)
      throws GeneralSecurityException, IOException, KekException {
    return new BareWrap(token, generation, key(generation, version));
  }

  @Override
  public byte[] random(int length) throws KekException {
    return use(generation -> generation.random(length));
  }

  @Override
  public List<Finding> diagnose() {
    return new Pkcs11Diagnosis(place, token, this, deadline).findings();
  }

  /** Nothing of the token's: sessions and the login belong to the process. */
  @Override
  public void close() {}

  private KeyAttributes key(TokenGeneration generation, int version)
      throws GeneralSecurityException, IOException, KekException {
    KeyAttributes key = versions(generation).byNumber().get(version);
    if (key == null) {
      key = find(generation).byNumber().get(version);
    }
    if (key == null) {
      throw new KekException(
          NOT_FOUND,
          token.text()
              + " has no version "
              + version
              + " of KEK "
              + place.kekId()
              + "; create it, or correct object= in "
              + place.origin());
    }
    return KekVersions.refuseExposed(token.text(), key);
  }

  private KnownVersions versions(TokenGeneration generation)
      throws GeneralSecurityException, IOException, KekException {
    KnownVersions last = known;
    return last != null && last.isFresh(generation, System.nanoTime()) ? last : find(generation);
  }

  /** Where there is none, that is not remembered: one may be made at any moment. */
  private KnownVersions find(TokenGeneration generation)
      throws GeneralSecurityException, IOException, KekException {
    SortedMap<Integer, KeyAttributes> keys = catalog.versions(KekVersions.keys(token, generation));
    KnownVersions found =
        new KnownVersions(generation.number(), System.nanoTime(), keys, KekVersions.describe(keys));
    known = keys.isEmpty() ? null : found;
    return found;
  }
}
