package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCacheTest {
  @TempDir Path directory;

  /** Any error of the kernel's, such as this one, ends in a reason and no cold figure. */
  @Test
  void fileThatCannotBeOpened_isNotMeasurableAndSaysWhich() {
    Path none = directory.resolve("none.onnx");
    assertThatExceptionOfType(NotMeasurableException.class)
        .isThrownBy(() -> PageCache.drop(none))
        .withMessageContaining(none.toString())
        .withMessageContaining("may not drop it from the cache (error 2)");
  }
}
