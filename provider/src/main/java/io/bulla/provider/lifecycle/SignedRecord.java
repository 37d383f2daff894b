package io.bulla.provider.lifecycle;

import java.time.Instant;
import java.util.Base64;

/**
 * A record as it stands in a chain: one line of text.
 *
 * @param place where in the chain
 * @param record what it says
 * @param signer which administrator key signed it
 * @param signature over {@link RecordLine#toBeSigned}, in base64url
 */
record SignedRecord(ChainPlace place, StateRecord record, String signer, String signature) {

  /**
   * Its place in a chain.
   *
   * @param counter 1 for the first, then one more each
   * @param previous SHA-256 of the line before, in hexadecimal; zeros for the first
   * @param issued when it was signed
   * @param expires the chain is to be trusted no longer than its last record
   */
  record ChainPlace(long counter, String previous, Instant issued, Instant expires) {
    static final String NOTHING_BEFORE = "0".repeat(64);

    ChainPlace {
      KeyTimes.requireWholeSeconds(issued);
      KeyTimes.requireWholeSeconds(expires);
      if (counter < 1 || !expires.isAfter(issued)) {
        throw new IllegalArgumentException("its counter or its expiry is out of range");
      }
    }
  }

  static SignedRecord sign(ChainPlace place, StateRecord record, AdminKey key)
      throws java.security.GeneralSecurityException {
    byte[] signature = key.sign(RecordLine.toBeSigned(place, record, key.id()));
    return new SignedRecord(place, record, key.id(), text(signature));
  }

  byte[] toBeSigned() {
    return RecordLine.toBeSigned(place, record, signer);
  }

  private static String text(byte[] signature) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  /**
   * @throws IllegalArgumentException if it is not the one text of a signature: decoders overlook
   *     the last bits, and another line would be another history
   */
  byte[] signatureBytes() {
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    if (!text(bytes).equals(signature)) {
      throw new IllegalArgumentException("it is not written in the one way that there is");
    }
    return bytes;
  }
}
