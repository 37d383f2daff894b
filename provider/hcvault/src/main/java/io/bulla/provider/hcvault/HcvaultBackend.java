package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.JsonException;
import io.bulla.provider.remote.JsonText;
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

/**
 * A KEK in Transit, which numbers its versions and binds a DEK to its context as associated data.
 */
final class HcvaultBackend implements KekBackend {
  private final TransitKey key;
  private final KnownKey known;
  private final Attempts attempts;

  HcvaultBackend(TransitKey key, KnownKey known, Attempts attempts) {
    this.key = key;
    this.known = known;
    this.attempts = attempts;
  }

  @Override
  public String place() {
    return key.address().toString();
  }

  @Override
  public Optional<OwnVersions> ownVersions() {
    return Optional.of(new HcvaultVersions(known, attempts));
  }

  @Override
  public List<KekVersion> versions() throws KekException {
    KeyFacts facts = attempts.run(patience -> key.facts("", patience), (name, value) -> {});
    if (facts.data().isEmpty()) {
      throw new KekException(
          Kind.DENIED, place() + " may not be read by this process; its policy has to allow it");
    }
    return facts.versions();
  }

  @Override
  public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
    return attempts.run(patience -> wrapOnce(request, dek, patience), request::note);
  }

  private WrapResult wrapOnce(KekRequest request, byte[] dek, Patience patience)
      throws KekException {
    known.requireForWrapping(request.eventId(), patience);
    try (JsonBody input = new JsonBody()) {
      input.base64("plaintext", dek).base64(TransitFailure.CONTEXT, request.context().bytes());
      try (VaultAnswer answer = key.ask("encrypt", input, request.eventId(), patience)) {
        noteId(request, answer);
        TransitCiphertext made =
            answer
                .data()
                .text("ciphertext")
                .flatMap(TransitCiphertext::parse)
                .orElseThrow(() -> key.strange(answer, "gives no ciphertext"));
        return new WrapResult(made.version(), made.wrapped());
      }
    }
  }

  @Override
  public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
    if (wrapped.mechanism() != WrappedKey.PLACE_AEAD) {
      throw new KekException(
          Kind.REFUSED, place() + " does not know mechanism " + wrapped.mechanism());
    }
    TransitCiphertext ciphertext =
        TransitCiphertext.of(wrapped)
            .filter(text -> text.version() == request.givenVersion())
            .orElseThrow(this::noCiphertext);
    return attempts.run(patience -> unwrapOnce(request, ciphertext, patience), request::note);
  }

  private KekException noCiphertext() {
    return new KekException(
        Kind.BAD_TAG, place() + ": the wrapped key was changed: it is no ciphertext of Transit");
  }

  private byte[] unwrapOnce(KekRequest request, TransitCiphertext ciphertext, Patience patience)
      throws KekException {
    try (JsonBody input = new JsonBody()) {
      input
          .text("ciphertext", ciphertext.text())
          .base64(TransitFailure.CONTEXT, request.context().bytes());
      try (VaultAnswer answer = key.ask("decrypt", input, request.eventId(), patience)) {
        noteId(request, answer);
        return plaintext(answer);
      }
    }
  }

  private static void noteId(KekRequest request, VaultAnswer answer) {
    if (!answer.requestId().isEmpty()) {
      request.note("request-id", answer.requestId());
    }
  }

  private byte[] plaintext(VaultAnswer answer) throws KekException {
    JsonText text =
        answer
            .data()
            .secret("plaintext")
            .orElseThrow(() -> key.strange(answer, "gives no plaintext"));
    try {
      return text.base64();
    } catch (JsonException e) {
      throw key.strange(answer, "gives no plaintext");
    }
  }

  @Override
  public List<Finding> diagnose() {
    return HcvaultDiagnosis.of(key, attempts);
  }

  @Override
  public void close() {
    // Connections end by themselves when they are idle; the token stays valid for who gave it.
  }
}
