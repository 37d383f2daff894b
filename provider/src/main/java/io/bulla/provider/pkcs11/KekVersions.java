package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** From what a token says about its keys to what the core decides by. */
final class KekVersions {

  private KekVersions() {}

  /** As the inspector reads them; without one, labels alone. */
  static List<KeyAttributes> keys(Pkcs11Token token, TokenGeneration generation)
      throws GeneralSecurityException, IOException, KekException {
    Optional<List<KeyAttributes>> inspected = token.connector().secretKeys(generation.slotId());
    return inspected.isPresent()
        ? inspected.get()
        : generation.labels().stream().map(KeyAttributes::unread).toList();
  }

  static List<KekVersion> describe(SortedMap<Integer, KeyAttributes> versions) {
    List<KekVersion> described = new ArrayList<>();
    for (Map.Entry<Integer, KeyAttributes> version : versions.entrySet()) {
      described.add(describe(version.getKey(), version.getValue()));
    }
    return List.copyOf(described);
  }

  static KekVersion describe(int number, KeyAttributes key) {
    return new KekVersion(
        number,
        "AES",
        key.bits(),
        true,
        protection(key),
        "\"" + key.label() + "\" " + (key.read() ? detail(key) : "could not be inspected"),
        Optional.empty(),
        key.label());
  }

  /** At each use, since the key of a version may have been replaced after the core looked at it. */
  static KeyAttributes refuseExposed(String tokenText, KeyAttributes key) throws KekException {
    if (protection(key) == Protection.EXPOSED) {
      throw new KekException(
          KekException.Kind.REFUSED,
          tokenText
              + ": the key \""
              + key.label()
              + "\" "
              + detail(key)
              + ", so it may not be a KEK; generate one on the token");
    }
    return key;
  }

  private static Protection protection(KeyAttributes key) {
    if (!key.read()) {
      return Protection.UNVERIFIED;
    }
    return key.objections().isEmpty() ? Protection.NON_EXTRACTABLE : Protection.EXPOSED;
  }

  private static String detail(KeyAttributes key) {
    return key.objections().isEmpty()
        ? "is sensitive, was never extractable, and was generated on the token"
        : String.join(", ", key.objections());
  }
}
