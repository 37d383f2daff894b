package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Patience;
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

/**
 * A KEK in Google Cloud KMS, which numbers its versions and binds a DEK to its context as
 * additional authenticated data.
 */
final class GcpKmsBackend implements KekBackend {
  private static final String PLAINTEXT = "plaintext";
  private static final String CIPHERTEXT = "ciphertext";

  private final CryptoKey key;
  private final Attempts attempts;

  GcpKmsBackend(CryptoKey key, Attempts attempts) {
    this.key = key;
    this.attempts = attempts;
  }

  @Override
  public String place() {
    return key.name().toString();
  }

  @Override
  public Optional<OwnVersions> ownVersions() {
    return Optional.of(new GcpKmsVersions(key.name()));
  }

  @Override
  public List<KekVersion> versions() throws KekException {
    return attempts.run(
        patience -> new GcpKmsVersions(key.name()).of(key.versions(patience)), (name, value) -> {});
  }

  @Override
  public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
    return attempts.run(patience -> wrapOnce(request, dek, patience), request::note);
  }

  private WrapResult wrapOnce(KekRequest request, byte[] dek, Patience patience)
      throws KekException {
    KeyUse use = KeyUse.of(request);
    try (KmsAnswer answer = key.ask("encrypt", PLAINTEXT, dek, use, patience)) {
      requireVerified(answer, "verifiedPlaintextCrc32c");
      if (use.context().length > 0) {
        requireVerified(answer, "verifiedAdditionalAuthenticatedDataCrc32c");
      }
      int version =
          key.name()
              .versionIn(answer.fields().text("name").orElse(""))
              .orElseThrow(() -> key.strange(answer, "gives no version of the key"));
      return new WrapResult(version, tagged(answer, version, dek).wrapped());
    }
  }

  /** That the checksum fits what was sent: otherwise something else may have been encrypted. */
  private void requireVerified(KmsAnswer answer, String flag) throws KekException {
    if (!answer.fields().flag(flag).orElse(false)) {
      throw key.damaged(answer, "the request, whose checksum was not seen,");
    }
  }

  private TaggedCiphertext tagged(KmsAnswer answer, int version, byte[] dek) throws KekException {
    byte[] ciphertext =
        CheckedBytes.take(answer.fields(), CIPHERTEXT)
            .orElseThrow(() -> key.damaged(answer, "the answer"));
    return TaggedCiphertext.of(ciphertext, version, dek)
        .orElseThrow(() -> key.strange(answer, "gives no ciphertext"));
  }

  @Override
  public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
    if (wrapped.mechanism() != WrappedKey.PLACE_AEAD) {
      throw new KekException(
          Kind.REFUSED, place() + " does not know mechanism " + wrapped.mechanism());
    }
    TaggedCiphertext ciphertext = TaggedCiphertext.in(wrapped).orElseThrow(this::changed);
    return attempts.run(patience -> unwrapOnce(request, ciphertext, patience), request::note);
  }

  private byte[] unwrapOnce(KekRequest request, TaggedCiphertext tagged, Patience patience)
      throws KekException {
    try (KmsAnswer answer =
        key.ask("decrypt", CIPHERTEXT, tagged.ciphertext(), KeyUse.of(request), patience)) {
      byte[] dek =
          CheckedBytes.take(answer.fields(), PLAINTEXT)
              .orElseThrow(() -> key.damaged(answer, "the answer"));
      if (!tagged.isOf(request.givenVersion(), dek)) {
        Arrays.fill(dek, (byte) 0);
        throw changed();
      }
      return dek;
    }
  }

  private KekException changed() {
    return new KekException(
        Kind.BAD_TAG,
        place() + ": the wrapped key was changed: it is none of the version that it names");
  }

  @Override
  public List<Finding> diagnose() {
    return GcpKmsDiagnosis.of(key, attempts);
  }

  @Override
  public void close() {
    // Connections end by themselves when they are idle, and tokens when their time is over.
  }
}
