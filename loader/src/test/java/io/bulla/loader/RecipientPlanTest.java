package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.format.Recipient;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What becomes of the recipients of a KEK whose place chooses the version. */
class RecipientPlanTest {
  private static final RewrapRequest TO_NEWEST = RewrapRequest.REPAIR.movingToNewest();

  private record Chosen(int version) implements RecipientPlan.Keks {
    @Override
    public OptionalInt activeVersion(String kekId) {
      return OptionalInt.empty();
    }

    @Override
    public Recipient wrap(String kekId) {
      return recipient(version, 9);
    }
  }

  @Test
  void versionThatThePlaceWrapsBy_isKept_whateverItsNumber() throws Exception {
    Recipient high = recipient(70, 1);
    Recipient low = recipient(5, 2);
    assertThat(plan(5, low, high)).containsExactly(low);
    assertThat(plan(70, low, high)).containsExactly(high);
  }

  @Test
  void otherVersion_isReplaced_alsoByALowerNumber() throws Exception {
    assertThat(plan(5, recipient(70, 1))).containsExactly(recipient(5, 9));
  }

  private static List<Recipient> plan(int current, Recipient... present) throws Exception {
    return RecipientPlan.of(List.of(present), TO_NEWEST, List.of("models"), new Chosen(current))
        .recipients();
  }

  private static Recipient recipient(int version, int content) {
    try {
      return Recipient.of("models", version, new byte[] {(byte) content});
    } catch (io.bulla.loader.format.FormatViolation e) {
      throw new AssertionError(e);
    }
  }
}
