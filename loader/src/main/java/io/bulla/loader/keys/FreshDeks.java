package io.bulla.loader.keys;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.WrapContext;
import io.bulla.loader.keys.KekFailure.Reason;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives new models their DEKs: drawn here and wrapped under each KEK, or made by the place of the
 * one KEK that is configured for that, and wrapped under the others. Safe for several threads.
 */
public final class FreshDeks {
  private final KekStore keks;
  private final DekWrapper wrapper;

  /** Wraps with the KEKs of a provider. */
  public FreshDeks(Provider provider) {
    this.keks = new KekStore(provider);
    this.wrapper = new DekWrapper(provider);
  }

  /**
   * A DEK for a new model. No KEK is used before all of them were found.
   *
   * @param allowAsymmetric whether the model is signed
   * @throws KekFailure if a KEK is not there, cannot be reached or refuses, or if several are such
   *     that their places make the DEKs
   */
  public FreshDek give(
      List<String> kekIds, WrapContext context, SecureRandom random, boolean allowAsymmetric)
      throws KekFailure {
    List<ResolvedKek> named = new ArrayList<>();
    for (String id : kekIds) {
      named.add(keks.active(id));
    }
    Optional<ResolvedKek> maker = maker(named);
    return maker.isPresent()
        ? madeBy(maker.get(), named, context, allowAsymmetric)
        : wrapped(
            SecretBytes.random(context.suite().dekBytes(), random),
            null,
            named,
            context,
            allowAsymmetric);
  }

  private static Optional<ResolvedKek> maker(List<ResolvedKek> named) throws KekFailure {
    List<ResolvedKek> makers = named.stream().filter(ResolvedKek::makesDeks).toList();
    if (makers.size() > 1) {
      String ids = String.join(", ", makers.stream().map(ResolvedKek::id).toList());
      throw new KekFailure(
          Reason.REFUSED,
          "KEKs "
              + ids
              + " each make the DEKs of their models, and a model has one DEK"
              + KekFailure.BEFORE_ADVICE
              + "seal for one of them, and have the others added by who may both unwrap and wrap",
          null);
    }
    return makers.stream().findFirst();
  }

  private FreshDek madeBy(
      ResolvedKek maker, List<ResolvedKek> named, WrapContext context, boolean allowAsymmetric)
      throws KekFailure {
    DekWrapper.refuseUnsigned(maker, allowAsymmetric);
    KekStore.Made made = keks.make(maker, context.encode());
    SecretBytes dek = SecretBytes.takeOver(made.dek());
    boolean given = false;
    try {
      DekUnwrapper.requireLength(maker, made.dek(), context.suite().dekBytes());
      Recipient recipient = DekWrapper.recipient(maker, made.wrapped());
      FreshDek fresh = wrapped(dek, recipient, named, context, allowAsymmetric);
      given = true;
      return fresh;
    } finally {
      if (!given) {
        dek.close();
      }
    }
  }

  /** The DEK is closed where a KEK does not wrap it. */
  private FreshDek wrapped(
      SecretBytes dek,
      @Nullable Recipient present,
      List<ResolvedKek> named,
      WrapContext context,
      boolean allowAsymmetric)
      throws KekFailure {
    boolean done = false;
    try {
      List<Recipient> recipients = new ArrayList<>();
      for (ResolvedKek kek : named) {
        recipients.add(
            present != null && present.kekId().equals(kek.id())
                ? present
                : wrapper.wrap(kek, dek, context, allowAsymmetric));
      }
      done = true;
      return new FreshDek(dek, recipients);
    } finally {
      if (!done) {
        dek.close();
      }
    }
  }
}
