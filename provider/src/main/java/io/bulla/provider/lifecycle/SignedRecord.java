package io.bulla.provider.lifecycle;

import io.bulla.provider.signing.AdminKey;
import java.time.Instant;

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
    String signature = key.signText(RecordLine.toBeSigned(place, record, key.id()));
    return new SignedRecord(place, record, key.id(), signature);
  }

  byte[] toBeSigned() {
    return RecordLine.toBeSigned(place, record, signer);
  }
}
