package io.bulla.provider.kek;

import io.bulla.provider.audit.Audit.Notes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses keys that could leave their token, and those of which nobody can tell unless the
 * configuration accepts them with {@code x-bulla-unverified=accept} in the URI; what is accepted so
 * is told in the log, once for each version. Safe for use by several threads.
 */
final class ProtectionRule {
  private static final String OVERRIDE = "x-bulla-unverified";

  private final boolean acceptsUnverified;
  private final String origin;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private ProtectionRule(boolean acceptsUnverified, String origin) {
    this.acceptsUnverified = acceptsUnverified;
    this.origin = origin;
  }

  static ProtectionRule of(KekPlace place) {
    boolean accepts = place.attribute(OVERRIDE).filter("accept"::equals).isPresent();
    return new ProtectionRule(accepts, place.origin());
  }

  void check(String kekId, KekVersion version, Notes notes) throws KekException {
    switch (version.protection()) {
      case NON_EXTRACTABLE, SOFTWARE -> {}
      case EXPOSED ->
          throw refusal(
              kekId, version, "can leave its token, or could once; make a new one on the token");
      case UNVERIFIED -> {
        if (!acceptsUnverified) {
          throw refusal(
              kekId,
              version,
              "may be extractable: its attributes could not be read; to accept that, add "
                  + OVERRIDE
                  + "=accept to the URI at "
                  + origin);
        }
        notes.add("override", OVERRIDE + "=accept: it may be extractable");
        tell(KekAlias.of(kekId, version.number()));
      }
    }
  }

  /** Logging starts with the first of them: without one it would only delay the first KEK. */
  private void tell(String alias) {
    if (told.add(alias)) {
      System.getLogger("io.bulla.kek")
          .log(
              Level.WARNING,
              "KEK {0} may be extractable, and is used all the same, by {1}=accept at {2}",
              alias,
              OVERRIDE,
              origin);
    }
  }

  private static KekException refusal(String kekId, KekVersion version, String what) {
    String detail = version.protectionDetail();
    return new KekException(
        Kind.REFUSED,
        "KEK "
            + kekId
            + " version "
            + version.number()
            + (detail.isEmpty() ? "" : " (" + detail + ")")
            + " "
            + what);
  }
}
