package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.REFUSED;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KeyWrapping;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a token can wrap by: tried once in a process, when it is first asked for. Thread-safe. */
final class TokenMechanisms {

  private final String tokenText;
  private final Optional<TokenKeyWrap> keyWrap;
  private volatile @Nullable GcmOffer gcm;

  TokenMechanisms(TokenConnector connector) {
    this.tokenText = connector.text();
    this.keyWrap =
        connector.inspector().isPresent()
            ? Optional.of(new TokenKeyWrap(connector.inspector().get().module()))
            : Optional.empty();
  }

  GcmOffer gcm(TokenGeneration token) throws GeneralSecurityException {
    GcmOffer known = gcm;
    if (known == null) {
      known = new GcmProbe(token.provider()).find();
      gcm = known;
    }
    return known;
  }

  Optional<WrapOffer> keyWrapping(TokenGeneration token, KeyWrapping wrapping)
      throws CryptokiException {
    return keyWrap.isPresent() ? keyWrap.get().offer(token, wrapping) : Optional.empty();
  }

  /** What a new KEK is made for: AES-GCM where the token has it. */
  KekMechanism forNewKek(TokenGeneration token, Optional<KekMechanism> asked)
      throws GeneralSecurityException, CryptokiException, KekException {
    boolean mayBeGcm = asked.isEmpty() || asked.get() == KekMechanism.AES_GCM;
    boolean mayBeKwp = asked.isEmpty() || asked.get() == KekMechanism.AES_KWP;
    if (mayBeGcm && gcm(token).present()) {
      return KekMechanism.AES_GCM;
    }
    if (mayBeKwp && keyWrapping(token, KeyWrapping.KWP).isPresent()) {
      return KekMechanism.AES_KWP;
    }
    throw missing(token, mayBeGcm, mayBeKwp);
  }

  /** By what a key wraps a DEK: AES-GCM where the key may and the token can. */
  KekMechanism forDek(TokenGeneration token, KeyAttributes key)
      throws GeneralSecurityException, CryptokiException, KekException {
    if (key.encrypts() && gcm(token).present()) {
      return KekMechanism.AES_GCM;
    }
    if (key.wraps() && keyWrapping(token, KeyWrapping.KWP).isPresent()) {
      return KekMechanism.AES_KWP;
    }
    if (!key.encrypts() && !key.wraps()) {
      throw new KekException(
          REFUSED,
          tokenText
              + ": the key \""
              + key.label()
              + "\" may neither encrypt (CKA_ENCRYPT) nor wrap (CKA_WRAP)");
    }
    throw missing(token, key.encrypts(), key.wraps());
  }

  private KekException missing(TokenGeneration token, boolean gcmAsked, boolean kwpAsked)
      throws GeneralSecurityException {
    String gcmText = "AES-GCM with associated data (CKM_AES_GCM: " + gcm(token).text() + ")";
    String kwpText =
        "AES-KWP (CKM_AES_KEY_WRAP_KWP or CKM_AES_KEY_WRAP_PAD"
            + (keyWrap.isPresent() ? "" : ", which needs JNA")
            + ")";
    return new KekException(
        REFUSED,
        tokenText
            + " has no "
            + (gcmAsked ? gcmText : "")
            + (gcmAsked && kwpAsked ? " and no " : "")
            + (kwpAsked ? kwpText : "")
            + "; use another token"
            + (gcmAsked && kwpAsked ? "" : ", or make a KEK for the other mechanism"));
  }

  /** Wraps and unwraps by an offer of this token. */
  TokenKeyWrap keyWrap() throws KekException {
    return keyWrap.orElseThrow(
        () ->
            new KekException(REFUSED, tokenText + " wraps no keys, since JNA does not work here"));
  }

  /** The offer that has to be there. */
  WrapOffer require(TokenGeneration token, KeyWrapping wrapping)
      throws CryptokiException, KekException {
    return keyWrapping(token, wrapping)
        .orElseThrow(
            () ->
                new KekException(
                    REFUSED,
                    tokenText + " has no " + wrapping.transformation() + "; use another token"));
  }
}
