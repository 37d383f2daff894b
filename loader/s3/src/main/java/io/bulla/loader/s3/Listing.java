package io.bulla.loader.s3;

import io.bulla.loader.store.ModelStore.ObjectVisitor;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists page by page.
 *
 * @param client asks
 * @param prefix where
 */
record Listing(S3Client client, S3Location prefix) {
  void visit(Optional<URI> after, ObjectVisitor visitor) throws IOException {
    @Nullable String startAfter = after.isPresent() ? S3Location.ofObject(after.get()).key() : null;
    @Nullable String token = null;
    do {
      ListObjectsV2Response page = page(startAfter, token);
      for (S3Object object : page.contents()) {
        if (!visitor.visit(stored(object))) {
          return;
        }
      }
      token = page.isTruncated() ? page.nextContinuationToken() : null;
    } while (token != null);
  }

  private ListObjectsV2Response page(@Nullable String startAfter, @Nullable String token)
      throws IOException {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(prefix.bucket())
            .prefix(prefix.key())
            .startAfter(startAfter)
            .continuationToken(token)
            .build();
    return Asked.of(
        prefix.uri(prefix.key()), "list what is below it", () -> client.listObjectsV2(request));
  }

  private StoredObject stored(S3Object object) {
    return new StoredObject(
        prefix.uri(object.key()),
        object.size(),
        object.eTag(),
        object.lastModified(),
        Optional.empty());
  }

  List<StoredObject> olderVersions(URI object) throws IOException {
    List<StoredObject> older = new ArrayList<>();
    @Nullable String keyMarker = null;
    @Nullable String versionMarker = null;
    boolean more = true;
    while (more) {
      ListObjectVersionsResponse page = versions(object, keyMarker, versionMarker);
      page.versions().stream()
          .filter(each -> each.key().equals(prefix.key()) && !each.isLatest())
          .map(each -> stored(object, each))
          .forEach(older::add);
      keyMarker = page.nextKeyMarker();
      versionMarker = page.nextVersionIdMarker();
      // keys that only begin with this one come after it
      more = page.isTruncated() && prefix.key().equals(keyMarker);
    }
    return List.copyOf(older);
  }

  private ListObjectVersionsResponse versions(
      URI object, @Nullable String keyMarker, @Nullable String versionMarker) throws IOException {
    ListObjectVersionsRequest request =
        ListObjectVersionsRequest.builder()
            .bucket(prefix.bucket())
            .prefix(prefix.key())
            .keyMarker(keyMarker)
            .versionIdMarker(versionMarker)
            .build();
    return Asked.of(object, "list its versions", () -> client.listObjectVersions(request));
  }

  private static StoredObject stored(URI object, ObjectVersion version) {
    return new StoredObject(
        object,
        version.size(),
        version.eTag(),
        version.lastModified(),
        Optional.of(version.versionId()));
  }
}
