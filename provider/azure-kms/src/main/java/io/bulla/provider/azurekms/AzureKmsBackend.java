package io.bulla.provider.azurekms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.JsonException;
import io.bulla.provider.remote.JsonText;
import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.Finding;
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
import java.util.Set;

/**
 * A KEK in Azure Key Vault, which numbers its versions and binds nothing: the context is bound to
 * the DEK within what is wrapped. The vault wraps, too, so that it logs each wrap: nothing is done
 * by the public key here.
 */
final class AzureKmsBackend implements KekBackend {
  private static final Set<Integer> MODULUS_BYTES = Set.of(256, 384, 512);

  private final VaultKey key;
  private final AzureKmsVersions versions;
  private final Attempts attempts;
  private final LibraryCalls calls;

  AzureKmsBackend(VaultKey key, Attempts attempts, LibraryCalls calls) {
    this.key = key;
    this.versions = new AzureKmsVersions(key.address());
    this.attempts = attempts;
    this.calls = calls;
  }

  @Override
  public String place() {
    return key.address().toString();
  }

  @Override
  public Optional<OwnVersions> ownVersions() {
    return Optional.of(versions);
  }

  @Override
  public List<KekVersion> versions() throws KekException {
    return attempts.run(patience -> versions.of(key.versions(patience)), (name, value) -> {});
  }

  @Override
  public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
    byte[] bound = BoundDek.bind(dek, request.context().bytes());
    try {
      return attempts.run(patience -> wrapOnce(request, bound, patience), request::note);
    } finally {
      Arrays.fill(bound, (byte) 0);
    }
  }

  private WrapResult wrapOnce(KekRequest request, byte[] bound, Patience patience)
      throws KekException {
    try (VaultAnswer answer = key.wrap(bound, request.eventId(), patience)) {
      noteId(request, answer);
      VersionId version = versionOf(answer);
      byte[] ciphertext = value(answer);
      if (!MODULUS_BYTES.contains(ciphertext.length)) {
        throw key.strange(answer, "gives no wrapped key");
      }
      return new WrapResult(
          version.number(), new WrappedKey(WrappedKey.RSA_OAEP_256, version.bytes(), ciphertext));
    }
  }

  @Override
  public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
    if (wrapped.mechanism() != WrappedKey.RSA_OAEP_256) {
      throw new KekException(
          Kind.REFUSED, place() + " does not know mechanism " + wrapped.mechanism());
    }
    VersionId version =
        VersionId.in(wrapped)
            .filter(id -> id.number() == request.givenVersion())
            .orElseThrow(this::changed);
    byte[] bound =
        attempts.run(
            patience -> unwrapOnce(request, version, wrapped.ciphertext(), patience),
            request::note);
    try {
      return BoundDek.release(bound, request.context().bytes(), place());
    } finally {
      Arrays.fill(bound, (byte) 0);
    }
  }

  private byte[] unwrapOnce(
      KekRequest request, VersionId version, byte[] ciphertext, Patience patience)
      throws KekException {
    try (VaultAnswer answer = key.unwrap(version, ciphertext, request.eventId(), patience)) {
      noteId(request, answer);
      if (!versionOf(answer).equals(version)) {
        throw key.strange(answer, "unwraps by another version than it was asked to");
      }
      return value(answer);
    }
  }

  private static void noteId(KekRequest request, VaultAnswer answer) {
    if (!answer.requestId().isEmpty()) {
      request.note("request-id", answer.requestId());
    }
  }

  private VersionId versionOf(VaultAnswer answer) throws KekException {
    return VersionId.inKid(answer.fields().text("kid").orElse(""), key.address())
        .orElseThrow(() -> key.strange(answer, "gives no version of the key"));
  }

  private byte[] value(VaultAnswer answer) throws KekException {
    JsonText text =
        answer.fields().secret("value").orElseThrow(() -> key.strange(answer, "gives no value"));
    try {
      return text.base64Url();
    } catch (JsonException e) {
      throw key.strange(answer, "gives no value");
    }
  }

  private KekException changed() {
    return new KekException(
        Kind.BAD_TAG, place() + ": the wrapped key was changed: it names no version of its number");
  }

  @Override
  public List<Finding> diagnose() {
    return AzureKmsDiagnosis.of(key, attempts);
  }

  @Override
  public void close() {
    calls.close();
  }
}
