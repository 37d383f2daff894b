package io.bulla.provider.awskms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekRequest;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.NewDek;
import io.bulla.provider.spi.OwnVersions;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsResponse;

/** A KEK in AWS KMS, which binds a DEK to its context as encryption context. */
final class AwsKmsBackend implements KekBackend {
  private final KmsKey key;
  private final AwsKmsVersions versions;
  private final Attempts attempts;
  private final boolean makesDeks;

  /**
   * @param makesDeks whether KMS makes the DEKs, and wraps none of ours
   */
  AwsKmsBackend(KmsKey key, Attempts attempts, boolean makesDeks) {
    this.key = key;
    this.makesDeks = makesDeks;
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
    return wrapped(bytes(answer.ciphertextBlob(), answer.keyId()));
  }

  private static WrapResult wrapped(byte[] ciphertext) {
    return new WrapResult(
        AwsKmsVersions.ONLY, new WrappedKey(WrappedKey.PLACE_AEAD, new byte[0], ciphertext));
  }

  @Override
  public boolean makesDeks() {
    return makesDeks;
  }

  @Override
  public NewDek makeDek(KekRequest request, int dekBytes) throws KekException {
    return attempts.run(patience -> makeOnce(request, dekBytes, patience), request::note);
  }

  private NewDek makeOnce(KekRequest request, int dekBytes, Patience patience) throws KekException {
    GenerateDataKeyResponse answer =
        key.generate(
            dekBytes, EncryptionContext.of(request.context()), request.eventId(), patience);
    noteId(request, answer);
    byte[] dek = bytes(answer.plaintext(), answer.keyId());
    boolean whole = false;
    try {
      WrapResult wrapped = wrapped(bytes(answer.ciphertextBlob(), answer.keyId()));
      whole = true;
      return new NewDek(dek, wrapped);
    } finally {
      if (!whole) {
        Arrays.fill(dek, (byte) 0);
      }
    }
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

  /** The answer's own array, of which there is no other; wiped where another key answered. */
  private byte[] bytes(@Nullable SdkBytes given, @Nullable String keyId) throws KekException {
    if (given == null || !key.arn().text().equals(keyId)) {
      if (given != null) {
        Arrays.fill(given.asByteArrayUnsafe(), (byte) 0);
      }
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
