package io.bulla.agent.hooks.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainLocationTest {
  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    for (String name : new String[] {"a.bin", "b/w.bin", "c/w.bin", "c/v.bin"}) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  @Test
  void name_isThatFileWhetherItIsThereOrNot() throws IOException {
    assertThat(new PlainLocation("c/v.bin").from(directory))
        .containsExactly(directory.resolve("c/v.bin"));
    assertThat(new PlainLocation("../absent").from(directory))
        .containsExactly(directory.resolve("../absent"));
  }

  @Test
  void nameThatThisJvmCannotHave_isAnyFileThere() throws IOException {
    for (String unnameable : new String[] {"caf\uFFFD.bin", "null\0.bin"}) {
      assertThat(new PlainLocation(unnameable).from(directory))
          .containsExactlyInAnyOrder(
              directory.resolve("a.bin"), directory.resolve("b"), directory.resolve("c"));
    }
  }

  @Test
  void directoryThatThisJvmCannotName_mayBeAnyThere() throws IOException {
    assertThat(new PlainLocation("\uFFFD/w.bin").from(directory))
        .containsExactlyInAnyOrder(
            directory.resolve("a.bin/w.bin"),
            directory.resolve("b/w.bin"),
            directory.resolve("c/w.bin"));
    String absolute = directory.resolve("c") + "/\uFFFD";
    assertThat(new PlainLocation(absolute).from(Path.of("elsewhere").toAbsolutePath()))
        .containsExactlyInAnyOrder(directory.resolve("c/w.bin"), directory.resolve("c/v.bin"));
  }

  @Test
  void nothingThatIsThere_isNone() throws IOException {
    assertThat(new PlainLocation("absent/\uFFFD").from(directory)).isEmpty();
  }
}
