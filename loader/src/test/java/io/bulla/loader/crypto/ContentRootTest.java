package io.bulla.loader.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentRootTest {

  private static final HexFormat HEX = HexFormat.of();

  /** Leaves of the known-answer test of Certificate Transparency's reference implementations. */
  private static final List<byte[]> LEAVES =
      List.of(
          HEX.parseHex(""),
          HEX.parseHex("00"),
          HEX.parseHex("10"),
          HEX.parseHex("2021"),
          HEX.parseHex("3031"),
          HEX.parseHex("40414243"),
          HEX.parseHex("5051525354555657"),
          HEX.parseHex("606162636465666768696a6b6c6d6e6f"));

  @ParameterizedTest
  @CsvSource({
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void certificateTransparency_knownRoots_areComputed(int count, String root) {
    ContentRoot tree = new ContentRoot(Primitives.ofJvm());
    IntStream.range(0, count).forEach(i -> tree.add(i, leaf(LEAVES.get(i))));

    assertThat(HEX.formatHex(tree.root(count))).isEqualTo(root);
  }

  @Test
  void leavesInAnyOrder_giveOneRoot() {
    Random random = new Random(1);
    for (int count = 1; count <= 70; count++) {
      List<Integer> order = IntStream.range(0, count).boxed().collect(Collectors.toList());
      byte[] inOrder = root(order);
      Collections.shuffle(order, random);
      assertThat(root(order)).as("%d leaves", count).isEqualTo(inOrder);
    }
  }

  @Test
  void missingSurplusOrRepeatedLeaf_isRefused() {
    ContentRoot tree = new ContentRoot(Primitives.ofJvm());
    assertThatIllegalStateException().isThrownBy(() -> tree.root(0));
    tree.add(0, leaf(new byte[1]));
    tree.add(2, leaf(new byte[1]));
    assertThatIllegalStateException().isThrownBy(() -> tree.root(2));
    assertThatIllegalStateException().isThrownBy(() -> tree.root(3));
    tree.add(1, leaf(new byte[1]));
    assertThat(tree.root(3)).hasSize(32);
    assertThatIllegalStateException().isThrownBy(() -> tree.root(2));
    assertThatIllegalStateException().isThrownBy(() -> tree.root(4));
    assertThatIllegalStateException().isThrownBy(() -> tree.add(2, leaf(new byte[1])));
  }

  @Test
  void segmentInParts_hashesLikeTheWhole() {
    byte[] whole = LEAVES.get(7);
    LeafHasher hasher = new LeafHasher(Primitives.ofJvm());
    byte[] parts =
        hasher.leaf(ByteBuffer.wrap(whole, 0, 5), ByteBuffer.wrap(whole, 5, whole.length - 5));

    assertThat(parts).isEqualTo(leaf(whole));
  }

  private static byte[] root(List<Integer> order) {
    ContentRoot tree = new ContentRoot(Primitives.ofJvm());
    order.forEach(i -> tree.add(i, leaf(new byte[] {i.byteValue()})));
    return tree.root(order.size());
  }

  private static byte[] leaf(byte[] segment) {
    return new LeafHasher(Primitives.ofJvm()).leaf(ByteBuffer.wrap(segment));
  }
}
