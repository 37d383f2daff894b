package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version that is made before its record is written: where the record fails, the key is there and
 * whoever made it has to hear of it. Used by one thread.
 */
final class Unrecorded {
  /** A change of the records. */
  @FunctionalInterface
  interface Change {
    List<SignedRecord> run() throws KekException;
  }

  private final String kekId;
  private @Nullable KekVersion made;

  Unrecorded(String kekId) {
    this.kekId = kekId;
  }

  KekVersion made(KekVersion version) {
    made = version;
    return version;
  }

  /** Runs a change; its failure tells of the key that was made nevertheless. */
  List<SignedRecord> told(Change change) throws KekException {
    try {
      return change.run();
    } catch (KekException e) {
      KekVersion left = made;
      if (left == null) {
        throw e;
      }
      String alias = KekAlias.of(kekId, left.number());
      throw new KekException(
          e.kind(),
          "the key of "
              + alias
              + " was made, and its record failed: "
              + e.getMessage()
              + "; then, if it has no record yet: bulla key activate "
              + alias,
          e);
    }
  }

  /** Makes the first version; one that is there already without a record is named. */
  KekVersion first(Kek kek) throws KekException {
    try {
      return made(kek.create());
    } catch (KekException e) {
      if (e.kind() == Kind.REFUSED) {
        refuse(kek.placed(), e);
      }
      throw e;
    }
  }

  private void refuse(List<KekVersion> placed, KekException cause) throws KekException {
    if (!placed.isEmpty()) {
      String alias = KekAlias.of(kekId, placed.get(placed.size() - 1).number());
      throw new KekException(
          Kind.REFUSED,
          alias
              + " is in its place without a state record; bring it into use: bulla key activate "
              + alias,
          cause);
    }
  }
}
