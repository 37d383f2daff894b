package io.bulla.loader.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RememberedLeavesTest {
  private static final int SEGMENTS = 5;
  private final RememberedLeaves leaves = new RememberedLeaves(Primitives.ofJvm(), SEGMENTS);

  private static byte[] leaf(int value) {
    byte[] leaf = new byte[32];
    leaf[0] = (byte) value;
    return leaf;
  }

  private void readAll() {
    for (int index = SEGMENTS - 1; index >= 0; index--) {
      assertThat(leaves.accept(index, leaf(index))).isTrue();
    }
  }

  @Test
  void root_isThatOfTheContent() {
    readAll();
    ContentRoot root = new ContentRoot(Primitives.ofJvm());
    for (int index = 0; index < SEGMENTS; index++) {
      root.add(index, leaf(index));
    }
    assertThat(leaves.root()).isEqualTo(root.root(SEGMENTS));
  }

  @Test
  void segmentThatIsAnotherLater_isNotAccepted_howeverOften() {
    readAll();
    assertThat(leaves.accept(2, leaf(9))).isFalse();
    assertThat(leaves.accept(2, leaf(9))).isFalse();
    assertThat(leaves.accept(2, leaf(2))).isTrue();
  }

  @Test
  void rootOfAPayloadThatWasNotReadToItsEnd_isNone() {
    assertThat(leaves.accept(0, leaf(0))).isTrue();
    assertThatThrownBy(leaves::root).isInstanceOf(IllegalStateException.class);
  }
}
