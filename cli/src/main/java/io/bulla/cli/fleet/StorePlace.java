package io.bulla.cli.fleet;

import io.bulla.loader.format.FormatLimits;
import java.net.URI;
import java.util.Locale;

/**
 * An object, or a prefix of objects, in an object store.
 *
 * @param uri such as {@code s3://bucket/prefix/}
 */
public record StorePlace(URI uri) implements ModelPlace {
  private static final String S3 = "s3://";

  static boolean isOne(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith(S3);
  }

  static StorePlace of(String text) {
    return new StorePlace(URI.create(text));
  }

  /** Where this is a manifest, the beginning of its model's objects; else this. */
  StorePlace model() {
    String text = uri.toString();
    return text.endsWith("/" + FormatLimits.MANIFEST_NAME)
        ? of(text.substring(0, text.length() - FormatLimits.MANIFEST_NAME.length()))
        : this;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
