package io.bulla.cli.key;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.StatedVersion;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One version of a KEK, as the provider's KeyStore, or its place, describes it.
 *
 * @param id id of the KEK
 * @param version number of the version
 * @param state its state of SP 800-57
 * @param algorithm what it is for
 * @param bits its strength
 * @param place where it lives
 */
record KekEntry(
    String id, String version, String state, String algorithm, String bits, String place) {

  /** The version that an alias of the KeyStore names. */
  static KekEntry of(KeyStore store, String alias) throws GeneralSecurityException {
    return ofAttributes(attributes(store, alias));
  }

  /** A version of which its place tells, and not the KeyStore. */
  static KekEntry of(Kek kek, StatedVersion version, String place) {
    return new KekEntry(
        kek.id(),
        Integer.toString(version.number()),
        version.state().label(),
        version.version().algorithm(),
        Integer.toString(version.version().bits()),
        place);
  }

  private static Map<String, String> attributes(KeyStore store, String alias)
      throws GeneralSecurityException {
    Map<String, String> attributes = new LinkedHashMap<>();
    KeyStore.Entry entry = store.getEntry(alias, null);
    if (entry != null) {
      entry.getAttributes().forEach(each -> attributes.put(each.getName(), each.getValue()));
    }
    return attributes;
  }

  private static KekEntry ofAttributes(Map<String, String> attributes) {
    return new KekEntry(
        attributes.getOrDefault("bulla.kek.id", ""),
        attributes.getOrDefault("bulla.kek.version", ""),
        attributes.getOrDefault("bulla.kek.state", ""),
        attributes.getOrDefault("bulla.kek.algorithm", ""),
        attributes.getOrDefault("bulla.kek.bits", ""),
        attributes.getOrDefault("bulla.kek.place", ""));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id);
    map.put("version", Long.valueOf(version));
    map.put("state", state);
    map.put("algorithm", algorithm);
    map.put("bits", Long.valueOf(bits));
    map.put("place", place);
    return map;
  }
}
