package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.BAD_CONFIG;
import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which token, of which library, by the attributes of RFC 7512. Never by slot list index, which
 * shifts when tokens are added; by slot number only where the library cannot be inspected.
 */
record TokenAddress(Path module, Map<String, String> criteria, String origin) {

  private static final List<String> CRITERIA =
      List.of("token", "serial", "manufacturer", "model", "slot-id");

  static TokenAddress of(KekPlace place) throws KekException {
    Map<String, String> criteria = new HashMap<>(place.attributes());
    criteria.keySet().retainAll(CRITERIA);
    if (criteria.isEmpty()) {
      throw new KekException(
          BAD_CONFIG,
          place.origin() + ": the URI names no token: add token=LABEL or serial=SERIAL");
    }
    return new TokenAddress(modulePath(place), criteria, place.origin());
  }

  private static Path modulePath(KekPlace place) throws KekException {
    return Path.of(
        place
            .attribute("module-path")
            .orElseThrow(
                () ->
                    new KekException(
                        BAD_CONFIG,
                        place.origin()
                            + ": the URI names no PKCS#11 library: add ?module-path=/PATH/LIBRARY.so")));
  }

  /** For people, e.g. {@code pkcs11 token "models"}. */
  String text() {
    return criteria.containsKey("token")
        ? "pkcs11 token \"" + criteria.get("token") + "\""
        : "pkcs11 token "
            + criteria.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
  }

  /** The one token of the address among those that are present. */
  TokenInfo choose(List<TokenInfo> present) throws KekException {
    List<TokenInfo> chosen = new ArrayList<>();
    for (TokenInfo token : present) {
      if (matches(token)) {
        chosen.add(token);
      }
    }
    if (chosen.isEmpty()) {
      throw new KekException(UNAVAILABLE, text() + " is not present: " + others(present));
    }
    if (chosen.size() > 1) {
      throw new KekException(
          BAD_CONFIG,
          origin
              + ": "
              + chosen.size()
              + " tokens are "
              + text()
              + ": add serial= to the URI ("
              + chosen.stream().map(TokenInfo::serial).collect(Collectors.joining(", "))
              + ")");
    }
    return chosen.get(0);
  }

  private String others(List<TokenInfo> present) {
    return present.isEmpty()
        ? module + " has no initialised token; insert it, or check the library's own configuration"
        : module
            + " has "
            + present.stream()
                .map(token -> "\"" + token.label() + "\"")
                .collect(Collectors.joining(", "))
            + "; insert the token, or correct "
            + origin;
  }

  private boolean matches(TokenInfo token) {
    return equal("token", token.label())
        && equal("serial", token.serial())
        && equal("manufacturer", token.manufacturer())
        && equal("model", token.model())
        && equal("slot-id", Long.toString(token.slotId()));
  }

  private boolean equal(String name, String value) {
    return !criteria.containsKey(name) || value.equals(criteria.get(name));
  }

  /** The slot that the URI names by number. */
  Optional<Long> slotId() {
    return Optional.ofNullable(criteria.get("slot-id")).map(Long::valueOf);
  }
}
