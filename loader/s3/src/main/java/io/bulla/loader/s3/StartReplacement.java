package io.bulla.loader.s3;

import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Replaces the first bytes of one object. S3 changes no object in place: so a new one is made of
 * one part that is uploaded and of parts that S3 copies, and takes the old one's place if that is
 * still there. For one use.
 *
 * @param client asks
 * @param store reads
 * @param sizes of parts
 * @param object as it was read
 */
record StartReplacement(S3Client client, S3Store store, PartSizes sizes, StoredObject object) {
  StoredObject replace(ByteBuffer start) throws IOException {
    S3Location at = S3Location.ofObject(object.uri());
    KeptAttributes kept = kept(at);
    long firstBytes = Math.max(start.remaining(), sizes.leastBytes());
    String etag =
        object.sizeBytes() <= firstBytes
            ? put(kept, whole(start, (int) object.sizeBytes()))
            : inParts(kept, whole(start, (int) firstBytes));
    return store.written(object.uri(), object.sizeBytes(), etag);
  }

  private KeptAttributes kept(S3Location at) throws IOException {
    HeadObjectResponse head =
        Asked.of(
            object,
            "look at it",
            () ->
                client.headObject(
                    request -> request.bucket(at.bucket()).key(at.key()).ifMatch(object.etag())));
    int count = head.tagCount() == null ? 0 : head.tagCount();
    List<Tag> tags =
        count == 0 && head.tagCount() != null
            ? List.of()
            : Asked.of(
                object,
                "tell its tags",
                () ->
                    client
                        .getObjectTagging(request -> request.bucket(at.bucket()).key(at.key()))
                        .tagSet());
    return new KeptAttributes(at, head, tags);
  }

  /** The new start, and after it what the object has there. */
  private ByteBuffer whole(ByteBuffer start, int lengthBytes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(lengthBytes).put(start.duplicate());
    while (bytes.hasRemaining()) {
      store.read(object, bytes.position(), bytes);
    }
    return bytes.flip();
  }

  private String put(KeptAttributes kept, ByteBuffer bytes) throws IOException {
    return Asked.of(
        object,
        "replace it",
        () ->
            client
                .putObject(
                    kept.put().ifMatch(object.etag()).build(),
                    RequestBody.fromRemainingByteBuffer(bytes))
                .eTag());
  }

  private String inParts(KeptAttributes kept, ByteBuffer first) throws IOException {
    long position = first.remaining();
    UploadedParts parts = UploadedParts.begin(client, object.uri(), kept.multipart().build());
    try {
      parts.upload(first);
      copyRest(parts, position);
      return parts.complete(Optional.of(object.etag()), true);
    } catch (IOException | RuntimeException e) {
      parts.abortAfter(e);
      throw e;
    }
  }

  private void copyRest(UploadedParts parts, long from) throws IOException {
    long partBytes = sizes.copyBytesFor(object.sizeBytes() - from);
    long position = from;
    while (position < object.sizeBytes()) {
      long lengthBytes = Math.min(partBytes, object.sizeBytes() - position);
      parts.copy(object, position, lengthBytes);
      position += lengthBytes;
    }
  }
}
