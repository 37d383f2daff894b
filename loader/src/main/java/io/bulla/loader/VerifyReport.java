package io.bulla.loader;

import java.util.List;

/**
 * What a full verification found. A failure that stops it is an exception instead.
 *
 * @param model what was verified
 * @param members files that were opened and authenticated to their last byte
 * @param signatureChecked whether a publisher's signature by a trusted key was checked
 * @param findings what is not as it should be though the model opens; empty if all is well
 */
public record VerifyReport(
    ModelInfo model, List<MemberInfo> members, boolean signatureChecked, List<String> findings) {
  public VerifyReport {
    members = List.copyOf(members);
    findings = List.copyOf(findings);
  }
}
