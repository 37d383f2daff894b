package io.bulla.provider.kek;

import io.bulla.provider.audit.Audit.Notes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;

/**
 * Refuses keys that could leave their token, and those of which nobody can tell unless the
 * configuration accepts them with {@code x-bulla-unverified=accept} in the URI.
 */
record ProtectionRule(boolean acceptsUnverified, String origin) {
  private static final String OVERRIDE = "x-bulla-unverified";

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
      }
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
