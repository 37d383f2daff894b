package io.bulla.loader.s3;

import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoreException.Kind;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A place in S3.
 *
 * @param bucket its name
 * @param key of an object, or the beginning of keys; may be empty
 */
record S3Location(String bucket, String key) {
  static final String SCHEME = "s3";

  /**
   * Of {@code s3://BUCKET/KEY}, the key percent-encoded as in any URI.
   *
   * @throws StoreException BAD_CONFIG if it is none
   */
  static S3Location ofPrefix(URI uri) throws StoreException {
    refuseUserInfo(uri);
    boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
    if (!SCHEME.equalsIgnoreCase(uri.getScheme()) || uri.getRawAuthority() == null || !plain) {
      throw wrong(uri);
    }
    String path = uri.getPath();
    return new S3Location(uri.getRawAuthority(), path.isEmpty() ? "" : path.substring(1));
  }

  /** Some tools take a key and its secret there; so the URI is not repeated. */
  private static void refuseUserInfo(URI uri) throws StoreException {
    boolean hasUserInfo = uri.isOpaque() || String.valueOf(uri.getRawAuthority()).contains("@");
    if (hasUserInfo) {
      throw new StoreException(
          Kind.BAD_CONFIG,
          "a URI of s3 has something before an @, or no // (it is not shown, since it may be a"
              + " secret); write it as s3://BUCKET/KEY, and give the credentials to the AWS SDK"
              + " (docs/s3.md)",
          null);
    }
  }

  /** The same of one object. */
  static S3Location ofObject(URI uri) throws StoreException {
    S3Location location = ofPrefix(uri);
    if (location.key().isEmpty()) {
      throw wrong(uri);
    }
    return location;
  }

  private static StoreException wrong(URI uri) {
    return new StoreException(
        Kind.BAD_CONFIG,
        uri + " names no object; write it as s3://BUCKET/KEY, ? and # in the key as %3F and %23",
        null);
  }

  /** Of a key in the same bucket. */
  URI uri(String otherKey) {
    try {
      return new URI(SCHEME, bucket, "/" + otherKey, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no URI can name the key " + otherKey, e);
    }
  }
}
