package io.bulla.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PivotTableTest {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder errors = new StringBuilder();

  @Test
  void labelThatWasNamed_isTheColumns_andWhatElseDiffersTheRows() throws URISyntaxException {
    assertThat(table("--columns=cipherProvider", results("decrypt.json"))).isZero();
    assertThat(out)
        .contains("#### SegmentCipher\n")
        .containsPattern("\\| jdk \\| segmentSizeBytes \\| cipherProvider [A-Za-z]+ \\| cipher")
        .containsPattern("\\| 17 \\| 4096 \\| [0-9.]+ \\([0-9.]+ to [0-9.]+\\) \\| [0-9.]+ \\(")
        .containsPattern("\\| 17 \\| 65536 \\| [0-9.]+ \\([0-9.]+ to [0-9.]+\\) \\| [0-9.]+ \\(");
  }

  @Test
  void rowThatIsThereTwice_isRefused() throws URISyntaxException {
    String[] twice = {"--columns=cipherProvider", results("decrypt.json"), results("decrypt.json")};
    assertThat(table(twice)).isEqualTo(2);
    assertThat(errors).contains("two figures are of the same row and column: {jdk=17, ");
    assertThat(out).isEmpty();
  }

  @Test
  void unknownLabel_isNamedBesideThoseThatThereAre() throws URISyntaxException {
    assertThat(table("--columns=colour", results("decrypt.json"))).isEqualTo(2);
    assertThat(errors).contains("columns cannot be of colour: there are [jdk, method, cipherProv");
  }

  @Test
  void unknownOption_isNamed() throws URISyntaxException {
    assertThat(table("--rows=jdk", results("decrypt.json"))).isEqualTo(2);
    assertThat(errors).contains("--rows is no option");
  }

  private int table(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "--benchmark=SegmentCipher.decrypt";
    arguments[1] = "--metric=gigabytesPerSecond";
    arguments[2] = "--title=SegmentCipher";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return PivotTable.run(arguments, out, errors);
  }

  private static String results(String name) throws URISyntaxException {
    return Path.of(PivotTableTest.class.getResource("/results/" + name).toURI()).toString();
  }
}
