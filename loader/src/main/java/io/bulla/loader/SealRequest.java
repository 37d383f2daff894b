package io.bulla.loader;

import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.format.SealId;
import io.bulla.loader.format.Suite;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model is sealed as, and for whom. Immutable.
 *
 * <p>A value that cannot stand in a header, or a KEK that is named twice, is an {@link
 * IllegalArgumentException}.
 *
 * @param modelId name of the model (docs/format.md section 3.3)
 * @param modelVersion version of the model, 0 or more; a higher one is newer
 * @param kekIds the KEKs that the DEK is wrapped under, one recipient each, at least one
 * @param segmentSizeBytes ciphertext segment size, a power of two (docs/format.md section 3.1)
 * @param slotCapacityBytes room for recipients, a multiple of 4096
 * @param signer who vouches for the model, or null
 * @param progress told of plaintext bytes sealed and checked
 */
public record SealRequest(
    String modelId,
    long modelVersion,
    List<String> kekIds,
    int segmentSizeBytes,
    int slotCapacityBytes,
    @Nullable Publisher signer,
    ProgressListener progress) {
  /** Segment size where nothing else is asked for. */
  public static final int DEFAULT_SEGMENT_SIZE_BYTES = 256 * 1024;

  /** Slot capacity where nothing else is asked for: room for some thirty recipients of an HSM. */
  public static final int DEFAULT_SLOT_CAPACITY_BYTES = 8192;

  public SealRequest {
    kekIds = List.copyOf(kekIds);
    if (kekIds.isEmpty()) {
      throw new IllegalArgumentException("a model needs at least one KEK that can open it");
    }
    if (Set.copyOf(kekIds).size() < kekIds.size()) {
      throw new IllegalArgumentException("a KEK is named twice: " + String.join(", ", kekIds));
    }
    if (modelVersion < 0) {
      throw new IllegalArgumentException("model version is " + modelVersion + ", give 0 or more");
    }
    requireHeader(modelId, modelVersion, segmentSizeBytes, slotCapacityBytes);
  }

  /** The rules are those of the header: one is made of these values, and its plaintext is empty. */
  private static void requireHeader(
      String modelId, long modelVersion, int segmentSizeBytes, int slotCapacityBytes) {
    new ModelCore(
        ModelKind.FILE,
        Suite.AES256_GCM_HKDF_SHA256,
        segmentSizeBytes,
        slotCapacityBytes,
        0,
        SealId.of(new byte[SealId.LENGTH_BYTES]),
        Hash32.ZERO,
        modelVersion,
        modelId,
        "");
  }

  /** Version 1 of a model, unsigned, everything else by default. */
  public static SealRequest of(String modelId, List<String> kekIds) {
    return new SealRequest(
        modelId,
        1,
        kekIds,
        DEFAULT_SEGMENT_SIZE_BYTES,
        DEFAULT_SLOT_CAPACITY_BYTES,
        null,
        ProgressListener.NONE);
  }

  /** This request for another version of the model. */
  public SealRequest withModelVersion(long version) {
    return new SealRequest(
        modelId, version, kekIds, segmentSizeBytes, slotCapacityBytes, signer, progress);
  }

  /** This request with another segment size. */
  public SealRequest withSegmentSizeBytes(int sizeBytes) {
    return new SealRequest(
        modelId, modelVersion, kekIds, sizeBytes, slotCapacityBytes, signer, progress);
  }

  /** This request with another room for recipients. */
  public SealRequest withSlotCapacityBytes(int capacityBytes) {
    return new SealRequest(
        modelId, modelVersion, kekIds, segmentSizeBytes, capacityBytes, signer, progress);
  }

  /** This request with a publisher's signature. */
  public SealRequest withSigner(Publisher publisher) {
    return new SealRequest(
        modelId, modelVersion, kekIds, segmentSizeBytes, slotCapacityBytes, publisher, progress);
  }

  /** This request with somebody to tell of its progress. */
  public SealRequest withProgress(ProgressListener listener) {
    return new SealRequest(
        modelId, modelVersion, kekIds, segmentSizeBytes, slotCapacityBytes, signer, listener);
  }
}
