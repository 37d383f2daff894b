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
    made.forEach(
        (name, vector) -> {
          assertThat(committed.get(name).headers()).as(name).isEqualTo(vector.headers());
          assertThat(committed.get(name).files().keySet()).isEqualTo(vector.files().keySet());
          vector
              .files()
              .forEach(
                  (path, content) ->
                      assertThat(committed.get(name).files().get(path))
                          .as(name)
                          .isEqualTo(content));
        });
  }
}
