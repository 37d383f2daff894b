package io.bulla.provider.tink;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekRequest;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.OwnVersions;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A KEK that a {@code KmsClient} of Tink's reaches. What it encrypts is a {@link BoundDek}, with
 * the context as associated data too: whether a client binds that, nobody can tell from outside.
 */
final class TinkBackend implements KekBackend {
  private final ClientKey key;
  private final LibraryCalls calls;
  private final Attempts attempts;
  private final ClientVersions versions;

  TinkBackend(ClientKey key, LibraryCalls calls, Attempts attempts) {
    this.key = key;
    this.calls = calls;
    this.attempts = attempts;
    this.versions = new ClientVersions(key.toString());
  }

  @Override
  public String place() {
    return key.toString();
  }

  @Override
  public Optional<OwnVersions> ownVersions() {
    return Optional.of(versions);
  }

  @Override
  public List<KekVersion> versions() throws KekException {
    return List.of(versions.presumed(ClientVersions.ONLY));
  }

  @Override
  public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
    byte[] context = request.context().bytes();
    byte[] bound = BoundDek.bind(dek, context);
    try {
      byte[] ciphertext = use(new Use.Encryption(bound, context), request);
      return new WrapResult(
          ClientVersions.ONLY, new WrappedKey(WrappedKey.PLACE_AEAD, new byte[0], ciphertext));
    } finally {
      Arrays.fill(bound, (byte) 0);
    }
  }

  @Override
  public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
    if (wrapped.mechanism() != WrappedKey.PLACE_AEAD) {
      throw new KekException(
          Kind.REFUSED, place() + " does not know mechanism " + wrapped.mechanism());
    }
    byte[] context = request.context().bytes();
    byte[] bound = use(new Use.Decryption(wrapped.ciphertext(), context), request);
    try {
      return BoundDek.release(bound, context, place());
    } finally {
      Arrays.fill(bound, (byte) 0);
    }
  }

  private byte[] use(Use use, KekRequest request) throws KekException {
    return attempts.run(patience -> calls.run(() -> key.use(use), patience), request::note);
  }

  /** Nothing can be asked without a use of the key. */
  @Override
  public List<Finding> diagnose() {
    return List.of(
        new Finding(
            place(),
            Status.WARN,
            "a KmsClient tells nothing of its key",
            "see by the service's own tool how it stands"));
  }

  @Override
  public void close() {
    calls.close();
  }
}
