package io.bulla.loader;

import java.util.List;

/**
 * What a sealing made and what was checked of it.
 *
 * @param modelId name of the model
 * @param modelVersion version of the model
 * @param sealId the sealing, in hexadecimal
 * @param files sealed files, the manifest left out
 * @param plaintextBytes plaintext sealed
 * @param recipients {@code id/version} of each KEK
 * @param contentChecked whether all was read back, opened and compared with the plaintext
 * @param unwrapChecked whether a KEK gave back the very DEK that was wrapped
 * @param fromOutside members whose content a link brought in from outside of the directory
 * @param plaintextDeleted whether the plaintext's files were removed (which is no secure erasure)
 */
public record SealReport(
    String modelId,
    long modelVersion,
    String sealId,
    int files,
    long plaintextBytes,
    List<String> recipients,
    boolean contentChecked,
    boolean unwrapChecked,
    List<String> fromOutside,
    boolean plaintextDeleted) {
  public SealReport {
    recipients = List.copyOf(recipients);
    fromOutside = List.copyOf(fromOutside);
  }
}
