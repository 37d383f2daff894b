package io.bulla.loader.s3;

import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** A multipart upload that was begun: until it is completed, nobody sees it. For one thread. */
final class UploadedParts {
  private final S3Client client;
  private final URI uri;
  private final S3Location at;
  private final String uploadId;
  private final List<CompletedPart> parts = new ArrayList<>();

  private UploadedParts(S3Client client, URI uri, S3Location at, String uploadId) {
    this.client = client;
    this.uri = uri;
    this.at = at;
    this.uploadId = uploadId;
  }

  static UploadedParts begin(S3Client client, URI uri, CreateMultipartUploadRequest request)
      throws IOException {
    String id =
        Asked.of(uri, "begin an upload", () -> client.createMultipartUpload(request).uploadId());
    return new UploadedParts(client, uri, S3Location.ofObject(uri), id);
  }

  int nextNumber() {
    return parts.size() + 1;
  }

  void upload(ByteBuffer bytes) throws IOException {
    int number = nextNumber();
    UploadPartResponse part =
        Asked.of(
            uri,
            "take part " + number,
            () ->
                client.uploadPart(
                    request ->
                        request
                            .bucket(at.bucket())
                            .key(at.key())
                            .uploadId(uploadId)
                            .partNumber(number),
                    RequestBody.fromRemainingByteBuffer(bytes)));
    parts.add(
        CompletedPart.builder()
            .partNumber(number)
            .eTag(part.eTag())
            .checksumCRC32(part.checksumCRC32())
            .build());
  }

  /** The store copies a part of an object, as long as it is the one that is named. */
  void copy(StoredObject from, long position, long lengthBytes) throws IOException {
    int number = nextNumber();
    UploadPartCopyRequest request =
        UploadPartCopyRequest.builder()
            .sourceBucket(at.bucket())
            .sourceKey(at.key())
            .copySourceIfMatch(from.etag())
            .copySourceRange("bytes=" + position + "-" + (position + lengthBytes - 1))
            .destinationBucket(at.bucket())
            .destinationKey(at.key())
            .uploadId(uploadId)
            .partNumber(number)
            .overrideConfiguration(
                each ->
                    each.apiCallAttemptTimeout(S3Clients.LONGEST_COPY)
                        .apiCallTimeout(S3Clients.LONGEST_COPY.multipliedBy(2)))
            .build();
    CopyPartResult part =
        Asked.of(
            uri,
            "copy part " + number + " of it",
            () -> client.uploadPartCopy(request).copyPartResult());
    parts.add(
        CompletedPart.builder()
            .partNumber(number)
            .eTag(part.eTag())
            .checksumCRC32(part.checksumCRC32())
            .build());
  }

  /** Makes the object appear; returns its ETag. */
  String complete(Optional<String> ifMatch, boolean overwrite) throws IOException {
    CompleteMultipartUploadRequest.Builder request =
        CompleteMultipartUploadRequest.builder()
            .bucket(at.bucket())
            .key(at.key())
            .uploadId(uploadId)
            .multipartUpload(all -> all.parts(parts))
            .overrideConfiguration(
                each ->
                    each.apiCallAttemptTimeout(S3Clients.LONGEST_COPY)
                        .apiCallTimeout(S3Clients.LONGEST_COPY.multipliedBy(2)));
    ifMatch.ifPresent(request::ifMatch);
    if (!overwrite) {
      request.ifNoneMatch("*");
    }
    return Asked.of(
        uri, "complete the upload", () -> client.completeMultipartUpload(request.build()).eTag());
  }

  /** Takes back what was uploaded, for which S3 would charge for ever. */
  void abort() throws IOException {
    try {
      Asked.of(
          uri,
          "abort the upload " + uploadId,
          () ->
              client.abortMultipartUpload(
                  request -> request.bucket(at.bucket()).key(at.key()).uploadId(uploadId)));
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.NOT_FOUND) { // completed, though the answer was lost
        throw new StoreException(
            e.kind(),
            e.getMessage()
                + "; parts are left in the bucket: abort it by hand, or by a lifecycle rule"
                + " AbortIncompleteMultipartUpload",
            null);
      }
    }
  }

  /** After a failure, which stays the one that is told. */
  void abortAfter(Exception failure) {
    try {
      abort();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
