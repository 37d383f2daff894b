package io.bulla.loader.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bulla.testing.Requires;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NativeRegionTest {
  private static final NativeMemory JDK = new JdkMemory("chosen by the test");

  static Stream<NativeMemory> memories() {
    return Stream.of(NativeMemory.ofHost(), JDK);
  }

  @ParameterizedTest
  @MethodSource("memories")
  void freshRegion_isOneDirectBufferOfZeros(NativeMemory memory) throws IOException {
    try (NativeRegion region = NativeRegion.allocate(memory, 10_001, LockPolicy.OFF)) {
      List<ByteBuffer> views = region.views();
      assertThat(views).hasSize(1);
      assertThat(views.get(0).isDirect()).isTrue();
      assertThat(views.get(0)).isEqualTo(ByteBuffer.allocate(10_001));
      assertThat(region.lengthBytes()).isEqualTo(10_001);
    }
  }

  @ParameterizedTest
  @MethodSource("memories")
  void emptyRegion_hasOneEmptyBuffer(NativeMemory memory) throws IOException {
    try (NativeRegion region = NativeRegion.allocate(memory, 0, LockPolicy.OFF)) {
      assertThat(region.views()).hasSize(1);
      assertThat(region.views().get(0).capacity()).isZero();
      assertThat(region.slice(0, 0).capacity()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("memories")
  void closedRegion_showsZerosInBuffersThatAreStillAround(NativeMemory memory) throws IOException {
    NativeRegion region = NativeRegion.allocate(memory, 5_000_000, LockPolicy.OFF);
    ByteBuffer view = region.views().get(0);
    ByteBuffer slice = region.slice(4_999_000, 1000);
    slice.put(0, (byte) 7);
    assertThat(view.get(4_999_000)).isEqualTo((byte) 7);

    region.close();
    region.close();

    assertThat(view).isEqualTo(ByteBuffer.allocate(5_000_000));
    assertThat(slice).isEqualTo(ByteBuffer.allocate(1000));
  }

  @ParameterizedTest
  @MethodSource("memories")
  void closedRegion_givesNoBuffer(NativeMemory memory) throws IOException {
    NativeRegion region = NativeRegion.allocate(memory, 10, LockPolicy.OFF);
    region.close();

    assertThatIllegalStateException().isThrownBy(region::views);
    assertThatIllegalStateException().isThrownBy(() -> region.slice(0, 1));
    region.wipe();
  }

  @ParameterizedTest
  @MethodSource("memories")
  void wipe_leavesZerosAndAnOpenRegion(NativeMemory memory) throws IOException {
    try (NativeRegion region = NativeRegion.allocate(memory, 100, LockPolicy.OFF)) {
      region.slice(50, 50).put(new byte[] {1, 2, 3});
      region.wipe();
      assertThat(region.views().get(0)).isEqualTo(ByteBuffer.allocate(100));
    }
  }

  @ParameterizedTest
  @MethodSource("memories")
  void sliceBeyondTheEnd_isRefused(NativeMemory memory) throws IOException {
    try (NativeRegion region = NativeRegion.allocate(memory, 100, LockPolicy.OFF)) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> region.slice(90, 11));
    }
  }

  @Test
  void regionOfSeveralBuffers_isSeenWholeAndSlicesCrossTheirBorders() throws IOException {
    requireNativeCalls();
    NativeMemory memory = NativeMemory.ofHost();
    try (NativeRegion region = NativeRegion.allocate(memory, 250, LockPolicy.OFF, 100)) {
      region.slice(98, 4).put(new byte[] {1, 2, 3, 4});

      List<ByteBuffer> views = region.views();
      assertThat(views).extracting(ByteBuffer::capacity).containsExactly(100, 100, 50);
      assertThat(views.get(0).get(99)).isEqualTo((byte) 2);
      assertThat(views.get(1).get(0)).isEqualTo((byte) 3);
      assertThat(region.slice(100, 100).get(1)).isEqualTo((byte) 4);
      assertThat(region.slice(250, 0).capacity()).isZero();
    }
  }

  @Test
  @Tag("full")
  void regionOver2Gib_isSeveralBuffersAndSlicesCrossTheirBorders() throws IOException {
    requireNativeCalls();
    long lengthBytes = (2L << 30) + 5;
    NativeMemory memory = NativeMemory.ofHost();
    try (NativeRegion region = NativeRegion.allocate(memory, lengthBytes, LockPolicy.OFF)) {
      long border = NativeRegion.MAX_VIEW_BYTES;
      region.slice(border - 2, 4).put(new byte[] {1, 2, 3, 4});

      List<ByteBuffer> views = region.views();
      assertThat(views).extracting(ByteBuffer::capacity).containsExactly(1 << 30, 1 << 30, 5);
      assertThat(views.get(0).get((1 << 30) - 1)).isEqualTo((byte) 2);
      assertThat(views.get(1).get(0)).isEqualTo((byte) 3);
      assertThat(region.slice(lengthBytes - 1, 1).capacity()).isEqualTo(1);
    }
  }

  @Test
  void mappedRegion_isExcludedFromCoreDumpsAndItsPagesReturnOnClose() throws IOException {
    requireNativeCalls();
    NativeRegion region = NativeRegion.allocate(NativeMemory.ofHost(), 64L << 20, LockPolicy.OFF);
    ByteBuffer view = region.views().get(0);
    while (view.hasRemaining()) {
      view.putLong(-1);
    }
    assertThat(region.shortfalls()).isEmpty();
    long before = residentKib();
    assertThat(mapsWithFlag("dd")).isPositive();

    region.close();

    assertThat(before - residentKib()).isGreaterThan(40L << 10);
    assertThat(view.get(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource("memories")
  void forgottenPart_showsZerosAndTheRestStays(NativeMemory memory) throws IOException {
    try (NativeRegion region = NativeRegion.allocate(memory, 100_000, LockPolicy.OFF)) {
      ByteBuffer view = region.views().get(0);
      byte[] ones = new byte[100_000];
      Arrays.fill(ones, (byte) 1);
      view.duplicate().put(ones);

      region.forget(10_001, 50_002);

      Arrays.fill(ones, 10_001, 60_003, (byte) 0);
      assertThat(view).isEqualTo(ByteBuffer.wrap(ones));
      region.wipe();
      assertThat(view).isEqualTo(ByteBuffer.allocate(100_000));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "TRY"})
  void forgottenPagesAreGivenBack_andWipingTheRestDoesNotBringThemBack(LockPolicy policy)
      throws IOException {
    requireNativeCalls();
    NativeMemory memory = NativeMemory.ofHost();
    try (NativeRegion region = NativeRegion.allocate(memory, 64L << 20, policy)) {
      ByteBuffer view = region.views().get(0);
      while (view.hasRemaining()) {
        view.putLong(-1);
      }
      long before = residentKib();

      region.forget(1, (64L << 20) - 2);
      region.wipe();

      assertThat(before - residentKib()).isGreaterThan(40L << 10);
      assertThat(view.flip()).isEqualTo(ByteBuffer.allocate(64 << 20));
    }
  }

  @ParameterizedTest
  @MethodSource("memories")
  void forgettingBeyondTheEnd_isRefusedAndAfterCloseDoesNothing(NativeMemory memory)
      throws IOException {
    NativeRegion region = NativeRegion.allocate(memory, 100, LockPolicy.OFF);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> region.forget(90, 11));
    region.close();
    region.forget(0, 100);
  }

  @Test
  void lockThatIsRequiredAndCannotBeHad_refusesTheMemory() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> NativeRegion.allocate(JDK, 10, LockPolicy.REQUIRE))
        .withMessageContaining("chosen by the test");
  }

  @Test
  void lockThatIsTriedAndCannotBeHad_isReported() throws IOException {
    try (NativeRegion region = NativeRegion.allocate(JDK, 10, LockPolicy.TRY)) {
      assertThat(region.shortfalls()).extracting(Shortfall::what).contains("memory locking");
    }
  }

  @Test
  void moreThanTheAddressSpace_isRefusedWithTheLength() {
    for (NativeMemory memory : List.of(NativeMemory.ofHost(), JDK)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> NativeRegion.allocate(memory, 1L << 60, LockPolicy.OFF))
          .withMessageContaining(Long.toString(1L << 60));
    }
  }

  @Test
  void hostReport_namesWhatIsHad() {
    HostMemoryReport report = HostMemoryReport.ofHost();
    assertThat(report.implementation()).isEqualTo(NativeMemory.ofHost().name());
    assertThat(report.pageSizeBytes()).isGreaterThanOrEqualTo(4096);
    assertThat(report.memlockLimit()).isNotBlank();
    assertThat(report.hugePages()).isNotBlank();
  }

  private static void requireNativeCalls() {
    Requires.that(
        NativeMemory.ofHost().shortfall().isEmpty(), "JNA on Linux", "run on 64-bit Linux");
  }

  private static long residentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private static long mapsWithFlag(String flag) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/smaps")).stream()
        .filter(line -> line.startsWith("VmFlags") && line.contains(" " + flag))
        .count();
  }
}
