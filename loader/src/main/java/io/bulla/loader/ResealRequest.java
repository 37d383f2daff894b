package io.bulla.loader;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed model is sealed anew as; what is not said stays as it was. Immutable.
 *
 * @param kekIds the KEKs to seal for; none for those that the model is sealed for
 * @param modelVersion version of the model
 * @param slotCapacityBytes room for recipients, a multiple of 4096
 * @param signer who vouches for the model, or null
 * @param unsigned whether a model that is signed may lose its signature
 * @param progress told of plaintext bytes sealed and checked
 */
public record ResealRequest(
    List<String> kekIds,
    OptionalLong modelVersion,
    OptionalInt slotCapacityBytes,
    @Nullable Publisher signer,
    boolean unsigned,
    ProgressListener progress) {
  /** Everything as it was, under a new DEK. */
  public static final ResealRequest SAME =
      new ResealRequest(
          List.of(), OptionalLong.empty(), OptionalInt.empty(), null, false, ProgressListener.NONE);

  /**
   * A request.
   *
   * @throws IllegalArgumentException if it names a signer and asks for no signature
   */
  public ResealRequest {
    kekIds = List.copyOf(kekIds);
    if (unsigned && signer != null) {
      throw new IllegalArgumentException("a model is either signed or unsigned");
    }
  }

  /** This request for other KEKs. */
  public ResealRequest withKekIds(List<String> ids) {
    return new ResealRequest(ids, modelVersion, slotCapacityBytes, signer, unsigned, progress);
  }

  /** This request for another version of the model. */
  public ResealRequest withModelVersion(long version) {
    return new ResealRequest(
        kekIds, OptionalLong.of(version), slotCapacityBytes, signer, unsigned, progress);
  }

  /** This request with another room for recipients. */
  public ResealRequest withSlotCapacityBytes(int capacityBytes) {
    return new ResealRequest(
        kekIds, modelVersion, OptionalInt.of(capacityBytes), signer, unsigned, progress);
  }

  /** This request with a publisher's signature. */
  public ResealRequest withSigner(Publisher publisher) {
    return new ResealRequest(
        kekIds, modelVersion, slotCapacityBytes, publisher, unsigned, progress);
  }

  /** This request without a signature, also where there was one. */
  public ResealRequest withoutSignature() {
    return new ResealRequest(kekIds, modelVersion, slotCapacityBytes, null, true, progress);
  }

  /** This request with somebody to tell of its progress. */
  public ResealRequest withProgress(ProgressListener listener) {
    return new ResealRequest(kekIds, modelVersion, slotCapacityBytes, signer, unsigned, listener);
  }
}
