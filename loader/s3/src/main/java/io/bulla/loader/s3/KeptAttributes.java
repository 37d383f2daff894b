package io.bulla.loader.s3;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * What an object has besides its bytes, for the one that takes its place. ACLs are not among it.
 *
 * @param at where both are
 * @param head of the one that is there
 * @param tags of it
 */
record KeptAttributes(S3Location at, HeadObjectResponse head, List<Tag> tags) {
  CreateMultipartUploadRequest.Builder multipart() {
    return CreateMultipartUploadRequest.builder()
        .bucket(at.bucket())
        .key(at.key())
        .checksumAlgorithm("CRC32")
        .metadata(head.metadata())
        .contentType(head.contentType())
        .contentEncoding(head.contentEncoding())
        .contentLanguage(head.contentLanguage())
        .contentDisposition(head.contentDisposition())
        .cacheControl(head.cacheControl())
        .storageClass(head.storageClassAsString())
        .serverSideEncryption(head.serverSideEncryptionAsString())
        .ssekmsKeyId(head.ssekmsKeyId())
        .bucketKeyEnabled(head.bucketKeyEnabled())
        .websiteRedirectLocation(head.websiteRedirectLocation())
        .objectLockMode(isRetained() ? head.objectLockModeAsString() : null)
        .objectLockRetainUntilDate(isRetained() ? head.objectLockRetainUntilDate() : null)
        .objectLockLegalHoldStatus(head.objectLockLegalHoldStatusAsString())
        .tagging(tagging());
  }

  PutObjectRequest.Builder put() {
    return PutObjectRequest.builder()
        .bucket(at.bucket())
        .key(at.key())
        .metadata(head.metadata())
        .contentType(head.contentType())
        .contentEncoding(head.contentEncoding())
        .contentLanguage(head.contentLanguage())
        .contentDisposition(head.contentDisposition())
        .cacheControl(head.cacheControl())
        .storageClass(head.storageClassAsString())
        .serverSideEncryption(head.serverSideEncryptionAsString())
        .ssekmsKeyId(head.ssekmsKeyId())
        .bucketKeyEnabled(head.bucketKeyEnabled())
        .websiteRedirectLocation(head.websiteRedirectLocation())
        .objectLockMode(isRetained() ? head.objectLockModeAsString() : null)
        .objectLockRetainUntilDate(isRetained() ? head.objectLockRetainUntilDate() : null)
        .objectLockLegalHoldStatus(head.objectLockLegalHoldStatusAsString())
        .tagging(tagging());
  }

  /** S3 still tells a date that is past, and takes none. */
  private boolean isRetained() {
    Instant until = head.objectLockRetainUntilDate();
    return until != null && until.isAfter(Instant.now());
  }

  private Tagging tagging() {
    return Tagging.builder().tagSet(tags).build();
  }
}
