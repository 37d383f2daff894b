package io.bulla.provider.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The URI of a KEK: {@code pkcs11:} (RFC 7512), {@code keystore:}, or that of an extension.
 *
 * <p>It never holds a PIN or password: one that does is refused. Whether the place exists is not
 * checked.
 *
 * @param scheme in lower case
 * @param path the path, decoded; absolute for {@code keystore:}, empty for {@code pkcs11:}
 * @param attributes path and query attributes, decoded; paths among them are absolute
 */
public record KekUri(String scheme, String path, Map<String, String> attributes) {
  /** Copies the attributes. */
  public KekUri {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(path, "path");
    attributes = Map.copyOf(attributes);
  }

  /**
   * Parses a URI.
   *
   * @param baseDirectory what relative paths resolve against
   * @throws IllegalArgumentException if it is malformed or has unknown attributes; the message says
   *     what to do and holds no attribute's value
   */
  public static KekUri parse(String text, Path baseDirectory) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "is no URI: it begins with a scheme, as in keystore:/path/keys.bcfks or pkcs11:token=T");
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    Map<String, String> query =
        question < 0 ? Map.of() : UriAttributes.parse(rest.substring(question + 1), "&");
    KekUri uri = ofParts(scheme, path, query);
    UriRules.check(uri.scheme(), uri.path(), uri.attributes().keySet());
    return uri.resolve(baseDirectory);
  }

  private static KekUri ofParts(String scheme, String path, Map<String, String> query) {
    if (!scheme.equals("pkcs11")) {
      return new KekUri(scheme, UriAttributes.decode(path), query);
    }
    Map<String, String> attributes = new TreeMap<>(UriAttributes.parse(path, ";"));
    for (Map.Entry<String, String> attribute : query.entrySet()) {
      if (attributes.put(attribute.getKey(), attribute.getValue()) != null) {
        throw UriAttributes.twice(attribute.getKey());
      }
    }
    return new KekUri(scheme, "", attributes);
  }

  private KekUri resolve(Path baseDirectory) {
    Map<String, String> resolved = new TreeMap<>(attributes);
    String module = resolved.get("module-path");
    if (module != null) {
      resolved.put("module-path", baseDirectory.resolve(module).normalize().toString());
    }
    boolean isFile = scheme.equals("keystore");
    return new KekUri(
        scheme, isFile ? baseDirectory.resolve(path).normalize().toString() : path, resolved);
  }
}
