package io.bulla.loader.s3;

import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.ObjectChangedException;
import io.bulla.loader.store.ObjectUpload;
import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** S3, or what answers as it does. Safe for use by several threads. */
final class S3Store implements ModelStore {
  /** More comes by further calls. */
  private static final int MOST_READ_BYTES = 16 << 20;

  private final S3Clients clients;
  private final PartSizes sizes;

  S3Store(S3Clients clients, PartSizes sizes) {
    this.clients = clients;
    this.sizes = sizes;
  }

  @Override
  public void list(URI prefix, Optional<URI> after, ObjectVisitor visitor) throws IOException {
    new Listing(clients.client(), S3Location.ofPrefix(prefix)).visit(after, visitor);
  }

  @Override
  public StoredObject head(URI object) throws IOException {
    S3Location at = S3Location.ofObject(object);
    S3Client client = clients.client();
    HeadObjectResponse head =
        Asked.of(
            object,
            "look at it",
            () -> client.headObject(request -> request.bucket(at.bucket()).key(at.key())));
    return new StoredObject(
        object, head.contentLength(), head.eTag(), head.lastModified(), Optional.empty());
  }

  /** By the answer to a write: a look at it afterwards could be denied, though it is done. */
  StoredObject written(URI object, long sizeBytes, @Nullable String etag) throws IOException {
    return etag == null || etag.isEmpty()
        ? head(object)
        : new StoredObject(object, sizeBytes, etag, Instant.now(), Optional.empty());
  }

  @Override
  public int read(StoredObject object, long position, ByteBuffer target) throws IOException {
    if (position >= object.sizeBytes()) {
      return -1;
    }
    long room = Math.min(target.remaining(), object.sizeBytes() - position);
    int lengthBytes = (int) Math.min(room, MOST_READ_BYTES);
    if (lengthBytes == 0) {
      return 0;
    }
    target.put(range(object, position, lengthBytes));
    return lengthBytes;
  }

  private byte[] range(StoredObject object, long position, int lengthBytes) throws IOException {
    S3Location at = S3Location.ofObject(object.uri());
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(at.bucket())
            .key(at.key())
            .versionId(object.version().orElse(null))
            .ifMatch(object.etag())
            .range("bytes=" + position + "-" + (position + lengthBytes - 1))
            .build();
    ResponseBytes<GetObjectResponse> answer = read(object, request);
    refuseAnother(object, answer.response().eTag());
    byte[] bytes = answer.asByteArrayUnsafe();
    if (bytes.length != lengthBytes) {
      throw new StoreException(
          StoreException.Kind.REFUSED,
          object
              + ": the server answers "
              + bytes.length
              + " bytes where "
              + lengthBytes
              + " were asked for: it does not serve ranges",
          null);
    }
    return bytes;
  }

  /** A server that knows no If-Match would have ranges of two objects mixed. */
  private static void refuseAnother(StoredObject object, @Nullable String etag)
      throws ObjectChangedException {
    if (!object.etag().equals(etag)) {
      throw new ObjectChangedException(
          object + ": the server answers with another object than was looked at; open it again",
          null);
    }
  }

  private ResponseBytes<GetObjectResponse> read(StoredObject object, GetObjectRequest request)
      throws IOException {
    S3Client client = clients.client();
    try {
      return Asked.of(object, "read it", () -> client.getObjectAsBytes(request));
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        throw new ObjectChangedException(e.getMessage() + "; it was there before", null);
      }
      throw e;
    }
  }

  @Override
  public StoredObject replaceStart(StoredObject object, ByteBuffer start) throws IOException {
    if (start.remaining() > object.sizeBytes() || object.version().isPresent()) {
      throw new IllegalArgumentException("more than " + object + ", or an earlier version of it");
    }
    return new StartReplacement(clients.client(), this, sizes, object).replace(start);
  }

  @Override
  public ObjectUpload create(URI object, boolean overwrite) throws IOException {
    if (!overwrite) {
      refuseExisting(object);
    }
    return new S3Upload(clients.client(), this, sizes, object, overwrite);
  }

  /** Before hours of uploading; what comes meanwhile is seen at the end. */
  private void refuseExisting(URI object) throws IOException {
    try {
      head(object);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND || e.kind() == StoreException.Kind.DENIED) {
        return; // a writer need not be allowed to look
      }
      throw e;
    }
    throw S3Upload.exists(object);
  }

  @Override
  public List<StoredObject> olderVersions(URI object) throws IOException {
    return new Listing(clients.client(), S3Location.ofObject(object)).olderVersions(object);
  }

  @Override
  public void close() {
    clients.close();
  }
}
