package io.bulla.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With files that {@code Tables --results} wrote: decryption with the processor's AES, and with
 * {@code -XX:-UseAESIntrinsics -XX:-UseAESCTRIntrinsics -XX:-UseGHASHIntrinsics}, which only the
 * JDK's provider minds.
 */
class CompareTest {
  @TempDir private Path directory;

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder errors = new StringBuilder();

  @Test
  void sameFileTwice_hasNotMoved() {
    assertThat(compare(file("decrypt.json"), file("decrypt.json"))).isEqualTo(0);
    assertThat(out).contains("better 0, worse 0, moved 0, same 4, too few 0, of 4 rows");
  }

  @Test
  void cipherWithoutIntrinsics_isWorse() {
    assertThat(compare(file("decrypt.json"), file("decrypt-without-intrinsics.json"))).isEqualTo(1);
    assertThat(out).containsPattern("SunJCE memory=array segmentSizeBytes=4096 .* worse \\|");
  }

  @Test
  void cipherWithIntrinsics_isBetter() {
    compare(file("decrypt-without-intrinsics.json"), file("decrypt.json"));
    assertThat(out).containsPattern("SunJCE memory=array segmentSizeBytes=4096 .* better \\|");
  }

  /** Both files come from a machine that was busy. */
  @Test
  void busyMachine_isToldOf() {
    compare(file("decrypt.json"), file("decrypt-without-intrinsics.json"));
    assertThat(out).contains("caution: base was measured on a busy machine: load 13.7");
  }

  @Test
  void json_hasEachRow() throws IOException {
    compare("--json", file("decrypt.json"), file("decrypt-without-intrinsics.json"));
    Map<?, ?> told = (Map<?, ?>) Json.read(out.toString());
    assertThat((List<?>) told.get("rows")).hasSize(4);
  }

  @Test
  void fewFigures_areNotJudged_whichIsNoSuccess() {
    String[] strict = {"--probability=0.00001", file("decrypt.json"), file("decrypt.json")};
    assertThat(compare(strict)).isEqualTo(3);
    assertThat(out).contains("too few 4");
  }

  @Test
  void fileWithoutResults_isNamed() throws IOException {
    Path other = Files.writeString(directory.resolve("other.json"), "{\"format\":\"else\"}");
    assertThat(compare(file("decrypt.json"), other.toString())).isEqualTo(2);
    assertThat(errors).contains("other.json is no file of results");
    assertThat(out).isEmpty();
  }

  @Test
  void fileThatIsNotThere_isNamedAsSuch() {
    String absent = directory.resolve("absent.json").toString();
    assertThat(compare(file("decrypt.json"), absent)).isEqualTo(2);
    assertThat(errors).startsWith("error: there is no file " + absent + "\n");
  }

  @Test
  void thresholdThatIsNoNumber_isNamed() {
    String[] wrong = {"--change=some", file("decrypt.json"), file("decrypt.json")};
    assertThat(compare(wrong)).isEqualTo(2);
    assertThat(errors).contains("error: --change=some has no number");
  }

  @Test
  void filesWithoutACommonRow_areNotCompared() throws IOException {
    Path other = directory.resolve("none.json");
    Envelope.write(List.of(), Map.of(), other);
    assertThat(compare(file("decrypt.json"), other.toString())).isEqualTo(2);
    assertThat(errors).contains("no row in common");
  }

  @Test
  void oneFile_isAnErrorWithTheUsage() {
    assertThat(compare(file("decrypt.json"))).isEqualTo(2);
    assertThat(errors).contains("usage: compare");
  }

  private int compare(String... arguments) {
    return Compare.run(arguments, out, errors);
  }

  private static String file(String name) {
    try {
      return Path.of(CompareTest.class.getResource("/results/" + name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
