package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bulla.testing.Requires;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many threads open, read, close and re-wrap the same models, and are refused a damaged one: no
 * wrong byte, and afterwards no descriptor and no mapping more than before.
 */
class ManyThreadsTest {
  private static final int THREADS = 24;
  private static final int PLAINTEXT_BYTES = 20_000;
  private static final int MAPPINGS_OF_THE_JVM = 60; // heap, code and arenas come and go
  private static final String DESCRIPTORS = "/proc/self/fd";
  private static final String MEMBER = "onnx/model.onnx";

  @TempDir Path temp;
  private final AtomicLong openings = new AtomicLong();
  private final AtomicLong rewraps = new AtomicLong();
  private SealedSamples samples;
  private Path file;
  private Path directory;
  private Path damaged;

  @BeforeEach
  void seal() throws IOException {
    Requires.that(Files.isDirectory(Path.of(DESCRIPTORS)), "/proc", "run it on Linux");
    samples = new SealedSamples(temp);
    file = samples.sealedFile(PLAINTEXT_BYTES);
    directory = samples.sealedDirectory();
    damaged = Files.copy(file, temp.resolve("damaged.onnx"));
    SealedSamples.flip(damaged, Files.size(damaged) - PLAINTEXT_BYTES / 2);
  }

  /** The collector closes descriptors that nobody holds: so it must not run meanwhile. */
  @Test
  void oneThread_leavesNoDescriptor_withoutTheCollectorsHelp() throws Exception {
    Random random = new Random(1);
    long collections;
    long before;
    long after;
    do {
      System.gc();
      collections = collections();
      before = entries(DESCRIPTORS);
      try (SealedModels models = new SealedModels(samples.options())) {
        for (int i = 0; i < 30; i++) {
          workOnce(models, random);
        }
      }
      after = entries(DESCRIPTORS);
    } while (collections() != collections);
    assertThat(after).isEqualTo(before);
  }

  /** Else the tests here could not fail. */
  @Test
  void modelThatIsHeldOpen_isCounted() throws IOException {
    long before = entries(DESCRIPTORS);
    try (SealedModel held = SealedModel.open(file, samples.options())) {
      assertThat(held.info().degraded()).isFalse();
      assertThat(entries(DESCRIPTORS)).isEqualTo(before + 1);
    }
    assertThat(entries(DESCRIPTORS)).isEqualTo(before);
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  @Test
  @Tag("brief")
  void threads_readNoWrongByte_andLeakNothing() throws Exception {
    assertNothingLeaks(Duration.ofSeconds(4));
  }

  @Test
  @Tag("full")
  @Timeout(300)
  void threadsForLong_readNoWrongByte_andLeakNothing() throws Exception {
    assertNothingLeaks(Duration.ofSeconds(30));
  }

  private void assertNothingLeaks(Duration duration) throws Exception {
    work(Duration.ofSeconds(1)); // classes, pools and arenas are there after this
    long descriptors = entries(DESCRIPTORS);
    long mappings = mappings();
    openings.set(0);
    rewraps.set(0);
    work(duration);
    assertThat(openings).hasValueGreaterThan(200 * duration.toSeconds());
    assertThat(rewraps).hasPositiveValue();
    assertThat(entries(DESCRIPTORS)).isLessThanOrEqualTo(descriptors);
    assertThat(mappings()).isLessThan(mappings + MAPPINGS_OF_THE_JVM);
  }

  private void work(Duration duration) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    long end = System.nanoTime() + duration.toNanos();
    try (SealedModels models =
        new SealedModels(samples.options().withDekCacheTtl(Duration.ofMillis(50)))) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(i);
        boolean rewraps = i % 12 == 0;
        all.add(pool.submit(() -> work(models, random, rewraps, end)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private Void work(SealedModels models, Random random, boolean rewraps, long end)
      throws IOException {
    while (System.nanoTime() < end) {
      if (rewraps) {
        rewrap(random);
      }
      workOnce(models, random);
    }
    return null;
  }

  private void workOnce(SealedModels models, Random random) throws IOException {
    switch (random.nextInt(5)) {
      case 0 -> assertWhole(samples.load(file, ""), PLAINTEXT_BYTES);
      case 1 -> assertWhole(samples.load(directory, MEMBER), 1);
      case 2 -> readByPath(models);
      case 3 -> assertRefused();
      default -> readAnywhere(random);
    }
    openings.incrementAndGet();
  }

  private void rewrap(Random random) throws IOException {
    LoaderOptions both = LoaderOptions.of(samples.shelves.provider(), List.of("models", "others"));
    RewrapRequest request =
        random.nextBoolean()
            ? RewrapRequest.REPAIR.adding(List.of("others"))
            : RewrapRequest.REPAIR.removing(List.of("others"));
    new ModelRewrapper(both).rewrap(random.nextBoolean() ? file : directory, request);
    rewraps.incrementAndGet();
  }

  /** After its last segment was right, and others were decrypted. */
  private void assertRefused() {
    assertThatExceptionOfType(ModelAuthenticationException.class)
        .isThrownBy(() -> samples.load(damaged, ""));
  }

  private void readByPath(SealedModels models) throws IOException {
    try (OpenedFile opened = models.open(directory.resolve(MEMBER)).orElseThrow()) {
      byte[] bytes = new byte[(int) opened.lengthBytes()];
      opened.buffer().get(bytes);
      assertWhole(bytes, 1);
    }
  }

  private void readAnywhere(Random random) throws IOException {
    int from = random.nextInt(PLAINTEXT_BYTES);
    ByteBuffer read = ByteBuffer.allocate(100);
    try (SealedModel model = SealedModel.open(file, samples.options());
        SeekableByteChannel channel = model.channel("")) {
      channel.position(from).read(read);
    }
    byte[] expected = SealedSamples.bytes(PLAINTEXT_BYTES, PLAINTEXT_BYTES);
    ByteBuffer part = ByteBuffer.wrap(expected, from, read.position());
    assertThat(read.flip().equals(part)).as("bytes from %d", from).isTrue();
  }

  private static void assertWhole(byte[] bytes, long seed) {
    assertThat(Arrays.equals(bytes, SealedSamples.bytes(PLAINTEXT_BYTES, seed))).isTrue();
  }

  /** Once the collector has taken the buffers, whose address ranges are kept until then. */
  private static long mappings() throws IOException, InterruptedException {
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(100);
      fewest = Math.min(fewest, Files.readAllLines(Path.of("/proc/self/maps")).size());
    }
    return fewest;
  }

  private static long entries(String directory) throws IOException {
    try (Stream<Path> all = Files.list(Path.of(directory))) {
      return all.count();
    }
  }
}
