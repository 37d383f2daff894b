package io.bulla.loader;

import java.util.List;
import java.util.Optional;

/**
 * What the header of a sealed file says. Read without a key, so nothing of it is authenticated
 * unless it comes from an open {@link SealedModel}.
 *
 * @param formatVersion version of the format
 * @param kind {@code file}, {@code manifest} or {@code member}; {@code recipients} for a detached
 *     recipients file by itself
 * @param suite name of the suite
 * @param modelId name of the model
 * @param modelVersion version of the model
 * @param sealId the sealing, 32 hexadecimal digits
 * @param memberPath path in the model, empty unless a member
 * @param plaintextLengthBytes length of the plaintext, computed from the file where the header does
 *     not say it; -1 where nobody can say it
 * @param segmentSizeBytes ciphertext segment size
 * @param slotCapacityBytes room for recipients in a slot; 0 for a member
 * @param recipients KEKs of the active slot; none for a member
 * @param slots state of both slots; none for a member
 * @param publisher who signed, if anybody
 * @param recipientsFile the detached recipients file that recipients and slots are from; empty
 *     where they are the sealed file's own
 */
public record ModelInfo(
    int formatVersion,
    String kind,
    String suite,
    String modelId,
    long modelVersion,
    String sealId,
    String memberPath,
    long plaintextLengthBytes,
    int segmentSizeBytes,
    int slotCapacityBytes,
    List<RecipientInfo> recipients,
    List<SlotInfo> slots,
    Optional<PublisherInfo> publisher,
    Optional<String> recipientsFile) {
  public ModelInfo {
    recipients = List.copyOf(recipients);
    slots = List.copyOf(slots);
  }

  /** Whether one of the slots is torn: the model opens, but its recipients have no second copy. */
  public boolean degraded() {
    return slots.stream().anyMatch(slot -> !slot.valid());
  }

  /**
   * A KEK that can open the model.
   *
   * @param kekId id of the KEK
   * @param kekVersion version of the KEK
   * @param blobLengthBytes length of the wrapped DEK
   */
  public record RecipientInfo(String kekId, int kekVersion, int blobLengthBytes) {}

  /**
   * One of the two recipient slots.
   *
   * @param index 0 or 1
   * @param valid whether its checksum matches; all else is void where it does not
   * @param active whether it is the one that counts
   * @param sequence its sequence number
   * @param recipients its recipients
   */
  public record SlotInfo(
      int index, boolean valid, boolean active, long sequence, List<RecipientInfo> recipients) {
    public SlotInfo {
      recipients = List.copyOf(recipients);
    }
  }

  /**
   * Who signed.
   *
   * @param algorithm name of the signature algorithm
   * @param keyId SHA-256 of the verification key, in hexadecimal
   */
  public record PublisherInfo(String algorithm, String keyId) {}
}
