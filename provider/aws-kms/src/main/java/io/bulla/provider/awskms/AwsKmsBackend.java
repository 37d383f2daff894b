package io.bulla.provider.awskms;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsResponse;

/** A KEK in AWS KMS, which binds a DEK to its context as encryption context. */
final class AwsKmsBackend implements KekBackend {
  private final KmsKey key;
  private final AwsKmsVersions versions;
  private final Attempts attempts;

  AwsKmsBackend(KmsKey key, Attempts attempts) {
    this.key = key;
    this.versions = new AwsKmsVersions(key.arn());
    this.attempts = attempts;
  }

  @Override
  public String place() {
    return key.arn().toString();
  }

  @Override
  public Optional<OwnVersions> ownVersions() {
    return Optional.of(versions);
  }

  @Override
  public List<KekVersion> versions() throws KekException {
    KeyMetadata told =
        attempts.run(patience -> key.describe(patience).keyMetadata(), (name, value) -> {});
    return List.of(
        versions.version(
            told.keyState() == KeyState.ENABLED, Optional.ofNullable(told.creationDate())));
  }

  @Override
  public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
    return attempts.run(patience -> wrapOnce(request, dek, patience), request::note);
  }

  private WrapResult wrapOnce(KekRequest request, byte[] dek, Patience patience)
      throws KekException {
    EncryptResponse answer =
        key.encrypt(dek, EncryptionContext.of(request.context()), request.eventId(), patience);
    noteId(request, answer);
    byte[] ciphertext = bytes(answer.ciphertextBlob(), answer.keyId());
    return new WrapResult(
        AwsKmsVersions.ONLY, new WrappedKey(WrappedKey.PLACE_AEAD, new byte[0], ciphertext));
  }

  @Override
  public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
    if (wrapped.mechanism() != WrappedKey.PLACE_AEAD) {
      throw new KekException(
          Kind.REFUSED, place() + " does not know mechanism " + wrapped.mechanism());
    }
    return attempts.run(patience -> unwrapOnce(request, wrapped, patience), request::note);
  }

  private byte[] unwrapOnce(KekRequest request, WrappedKey wrapped, Patience patience)
      throws KekException {
    DecryptResponse answer =
        key.decrypt(
            wrapped.ciphertext(),
            EncryptionContext.of(request.context()),
            request.eventId(),
            patience);
    noteId(request, answer);
    return bytes(answer.plaintext(), answer.keyId());
  }

  private static void noteId(KekRequest request, KmsResponse answer) {
    request.note("request-id", answer.responseMetadata().requestId());
  }

  /** The answer's own array, of which there is no other. */
  private byte[] bytes(@Nullable SdkBytes given, @Nullable String keyId) throws KekException {
    if (given == null || !key.arn().text().equals(keyId)) {
      throw new KekException(
          Kind.REFUSED, place() + " is not what answered: the answer is of " + keyId);
    }
    return given.asByteArrayUnsafe();
  }

  @Override
  public List<Finding> diagnose() {
    return AwsKmsDiagnosis.of(key, attempts);
  }

  @Override
  public void close() {
    key.close();
  }
}
