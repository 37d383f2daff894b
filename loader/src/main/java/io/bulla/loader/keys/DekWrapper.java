package io.bulla.loader.keys;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.WrapContext;
import io.bulla.loader.keys.KekFailure.Reason;
import java.security.Provider;
import java.util.Arrays;
import java.util.OptionalInt;

/** Wraps a DEK under KEKs, each by its active version. Safe for several threads. */
public final class DekWrapper {
  private final KekStore keks;

  /** Wraps with the KEKs of a provider. */
  public DekWrapper(Provider provider) {
    this.keks = new KekStore(provider);
  }

  /**
   * The DEK under one KEK. Where the KEK was rotated meanwhile, it is tried once more with the
   * version that is active then.
   *
   * @param allowAsymmetric whether the model is signed, without which a KEK that anybody can wrap
   *     for is refused
   * @throws KekFailure if the KEK is not there, cannot be reached or refuses
   */
  public Recipient wrap(String kekId, SecretBytes dek, WrapContext context, boolean allowAsymmetric)
      throws KekFailure {
    return wrap(keks.active(kekId), dek, context, allowAsymmetric);
  }

  Recipient wrap(ResolvedKek kek, SecretBytes dek, WrapContext context, boolean allowAsymmetric)
      throws KekFailure {
    try {
      return wrapBy(kek, dek, context, allowAsymmetric);
    } catch (KekFailure e) {
      return wrapBy(rotatedSince(kek, e), dek, context, allowAsymmetric);
    }
  }

  /** The version of a KEK that wraps now; empty where its place chooses it only then. */
  public OptionalInt activeVersion(String kekId) throws KekFailure {
    return keks.active(kekId).version();
  }

  /** The version that is active now, where that is another one; else the failure stands. */
  private ResolvedKek rotatedSince(ResolvedKek before, KekFailure failed) throws KekFailure {
    ResolvedKek now = before;
    try {
      now = keks.active(before.id());
    } catch (KekFailure e) {
      failed.addSuppressed(e);
    }
    if (now.version().equals(before.version())) {
      throw failed;
    }
    return now;
  }

  private Recipient wrapBy(
      ResolvedKek kek, SecretBytes dek, WrapContext context, boolean allowAsymmetric)
      throws KekFailure {
    refuseUnsigned(kek, allowAsymmetric);
    return recipient(kek, wrapCopy(kek, dek, context.encode()));
  }

  static Recipient recipient(ResolvedKek kek, KekStore.Wrapped wrapped) throws KekFailure {
    try {
      return Recipient.of(kek.id(), wrapped.version(), wrapped.blob());
    } catch (FormatViolation e) {
      throw new KekFailure(Reason.REFUSED, "KEK " + kek + ": " + e.getMessage(), e);
    }
  }

  private KekStore.Wrapped wrapCopy(ResolvedKek kek, SecretBytes dek, byte[] context)
      throws KekFailure {
    byte[] copy = dek.use(byte[]::clone);
    try {
      return keks.wrap(kek, copy, context);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  static void refuseUnsigned(ResolvedKek kek, boolean allowAsymmetric) throws KekFailure {
    if (kek.isAsymmetric() && !allowAsymmetric) {
      throw new KekFailure(
          Reason.REFUSED,
          "KEK " + kek + ": anybody can wrap for an asymmetric KEK, so the model must be signed",
          null);
    }
  }
}
