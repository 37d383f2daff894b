package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/format-vectors to what the generator makes; writes them with -Dbulla.vectors=write.
 */
class VectorGeneratorTest {
  @Test
  void committedVectors_areThoseOfTheGenerator() throws Exception {
    Map<String, FormatVector> made = Catalogue.all();
    if ("write".equals(System.getProperty("bulla.vectors"))) {
      VectorFiles.write(made);
    }
    Map<String, FormatVector> committed = VectorFiles.read();

    assertThat(committed.keySet()).isEqualTo(made.keySet());
    made.forEach((name, vector) -> assertSame(committed.get(name), vector));
  }

  @Test
  void generator_makesTheSameTwice() {
    Map<String, FormatVector> first = Catalogue.all();
    Map<String, FormatVector> second = Catalogue.all();

    assertThat(first.keySet()).isEqualTo(second.keySet());
    first.forEach((name, vector) -> assertSame(second.get(name), vector));
  }

  @Test
  void encodedVector_decodesToItself() {
    Catalogue.all().values().forEach(v -> assertSame(FormatVector.decode(v.encode()), v));
  }

  private static void assertSame(FormatVector actual, FormatVector expected) {
    assertThat(actual.headers()).as(expected.name()).isEqualTo(expected.headers());
    assertThat(actual.hasSameContentAs(expected)).as("files of " + expected.name()).isTrue();
  }
}
