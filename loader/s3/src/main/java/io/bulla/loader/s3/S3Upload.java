package io.bulla.loader.s3;

import io.bulla.loader.store.ObjectChangedException;
import io.bulla.loader.store.ObjectUpload;
import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoreException.Kind;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** A new object: one request where it is short, else parts as they are full. For one thread. */
final class S3Upload implements ObjectUpload {
  private final S3Client client;
  private final S3Store store;
  private final PartSizes sizes;
  private final URI uri;
  private final S3Location at;
  private final boolean overwrite;

  private ByteBuffer part;
  private @Nullable UploadedParts parts;
  private long writtenBytes;
  private boolean ended;

  S3Upload(S3Client client, S3Store store, PartSizes sizes, URI uri, boolean overwrite)
      throws StoreException {
    this.client = client;
    this.store = store;
    this.sizes = sizes;
    this.uri = uri;
    this.at = S3Location.ofObject(uri);
    this.overwrite = overwrite;
    this.part = ByteBuffer.allocate(sizes.uploadBytesOf(1));
  }

  static StoreException exists(URI uri) {
    return new StoreException(
        Kind.EXISTS,
        uri + ": there is an object already; remove it, name another key, or ask to overwrite it",
        null);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    if (ended) {
      throw new ClosedChannelException();
    }
    int lengthBytes = bytes.remaining();
    while (bytes.hasRemaining()) {
      if (!part.hasRemaining()) {
        uploadPart();
      }
      int taken = Math.min(part.remaining(), bytes.remaining());
      part.put(bytes.slice(bytes.position(), taken));
      bytes.position(bytes.position() + taken);
    }
    writtenBytes += lengthBytes;
    return lengthBytes;
  }

  private void uploadPart() throws IOException {
    UploadedParts begun = parts;
    if (begun == null) {
      begun =
          UploadedParts.begin(
              client,
              uri,
              CreateMultipartUploadRequest.builder()
                  .bucket(at.bucket())
                  .key(at.key())
                  .checksumAlgorithm("CRC32")
                  .build());
      parts = begun;
    }
    begun.upload(part.flip());
    int nextBytes = sizes.uploadBytesOf(begun.nextNumber());
    part = nextBytes == part.capacity() ? part.clear() : ByteBuffer.allocate(nextBytes);
  }

  @Override
  public StoredObject finish() throws IOException {
    if (ended) {
      throw new ClosedChannelException();
    }
    String etag;
    try {
      etag = finishParts();
    } catch (ObjectChangedException e) {
      throw overwrite ? e : exists(uri);
    }
    ended = true;
    return store.written(uri, writtenBytes, etag);
  }

  private String finishParts() throws IOException {
    if (parts == null) {
      return put();
    }
    if (part.position() > 0) {
      uploadPart();
    }
    return parts.complete(Optional.empty(), overwrite);
  }

  private String put() throws IOException {
    PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(at.bucket()).key(at.key());
    if (!overwrite) {
      request.ifNoneMatch("*");
    }
    RequestBody body = RequestBody.fromRemainingByteBuffer(part.flip());
    return Asked.of(uri, "take it", () -> client.putObject(request.build(), body).eTag());
  }

  @Override
  public boolean isOpen() {
    return !ended;
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      if (parts != null) {
        parts.abort();
      }
    }
  }
}
