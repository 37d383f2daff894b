package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.REFUSED;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the versions of one KEK among the secret keys of a token. Two keys that claim one version
 * are refused by name, never chosen between.
 */
final class KeyCatalog {

  private final KekPlace place;
  private final String tokenText;

  KeyCatalog(KekPlace place, String tokenText) {
    this.place = place;
    this.tokenText = tokenText;
  }

  SortedMap<Integer, KeyAttributes> versions(List<KeyAttributes> keys) throws KekException {
    refuseDuplicateLabels(keys);
    SortedMap<Integer, KeyAttributes> versions = new TreeMap<>();
    for (KeyAttributes key : keys) {
      Optional<Integer> version = version(key);
      if (version.isPresent()) {
        KeyAttributes other = versions.put(version.get(), key);
        refuseTwo(version.get(), other, key);
      }
    }
    return versions;
  }

  /** One label twice makes the JDK's key store fail for the whole token, whosever keys they are. */
  private void refuseDuplicateLabels(List<KeyAttributes> keys) throws KekException {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (KeyAttributes key : keys) {
      if (!key.label().isEmpty()) {
        counts.put(key.label(), counts.getOrDefault(key.label(), 0) + 1);
      }
    }
    List<String> duplicates = new ArrayList<>();
    for (Map.Entry<String, Integer> label : counts.entrySet()) {
      if (label.getValue() > 1) {
        duplicates.add("\"" + label.getKey() + "\" (" + label.getValue() + " keys)");
      }
    }
    if (!duplicates.isEmpty()) {
      throw new KekException(
          REFUSED,
          tokenText
              + ": several secret keys have one label, and Java cannot read such a token: "
              + String.join(", ", duplicates)
              + "; rename or delete all but one with the token's own tool");
    }
  }

  /**
   * A label of Bulla's form tells the version; a key of another origin, named exactly by {@code
   * object=} or {@code id=}, is version 1.
   */
  private Optional<Integer> version(KeyAttributes key) {
    if (place.attribute("id").isPresent() && !key.id().equals(place.attribute("id").get())) {
      return Optional.empty();
    }
    Optional<KekLabel> label = KekLabel.parse(key.label());
    if (label.isPresent() && label.get().object().equals(place.object())) {
      return Optional.of(label.get().version());
    }
    return isForeign(key) ? Optional.of(1) : Optional.empty();
  }

  private boolean isForeign(KeyAttributes key) {
    Optional<String> object = place.attribute("object");
    return object.isPresent()
        ? object.get().equals(key.label())
        : place.attribute("id").isPresent();
  }

  private void refuseTwo(int version, @Nullable KeyAttributes one, KeyAttributes other)
      throws KekException {
    if (one != null) {
      throw new KekException(
          REFUSED,
          tokenText
              + ": two keys claim to be version "
              + version
              + " of KEK "
              + place.kekId()
              + ": \""
              + one.label()
              + "\" and \""
              + other.label()
              + "\"; delete the one that was never used with the token's own tool");
    }
  }
}
