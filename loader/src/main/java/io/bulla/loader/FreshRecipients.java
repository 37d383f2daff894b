package io.bulla.loader;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.WrapContext;
import io.bulla.loader.keys.DekUnwrapper;
import io.bulla.loader.keys.DekWrapper;
import io.bulla.loader.keys.KekFailure;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.List;
import java.util.OptionalInt;

/**
 * Makes recipients of a model, by the KEKs of a provider. The wrapped DEK is unwrapped again where
 * the KEK lets this process, since an older recipient may go for it.
 *
 * @param provider holds the KEKs
 * @param name of the model, for errors
 * @param dek its DEK; not closed here
 * @param context what the DEK is bound to
 * @param signed whether the model carries a valid signature by a trusted key
 */
record FreshRecipients(
    Provider provider, String name, SecretBytes dek, WrapContext context, boolean signed)
    implements RecipientPlan.Keks {

  @Override
  public OptionalInt activeVersion(String kekId) throws SealedModelException {
    try {
      return new DekWrapper(provider).activeVersion(kekId);
    } catch (KekFailure e) {
      throw Refusals.kek(name, e);
    }
  }

  @Override
  public Recipient wrap(String kekId) throws SealedModelException {
    try {
      Recipient recipient = new DekWrapper(provider).wrap(kekId, dek, context, signed);
      requireGivenBack(recipient);
      return recipient;
    } catch (KekFailure e) {
      throw Refusals.kek(name, e);
    }
  }

  private void requireGivenBack(Recipient recipient) throws KekFailure, SealedModelException {
    DekUnwrapper unwrapper = new DekUnwrapper(provider, List.of(recipient.kekId()));
    try (SecretBytes back = unwrapper.unwrap(List.of(recipient), context, signed)) {
      if (!back.use(a -> dek.use(b -> MessageDigest.isEqual(a, b)))) {
        throw Refusals.header(name, "DEK that KEK " + recipient + " gave back");
      }
    } catch (KekFailure e) {
      if (e.reason() != KekFailure.Reason.DENIED) {
        throw e; // a KEK that only wraps here is no failure
      }
    }
  }
}
