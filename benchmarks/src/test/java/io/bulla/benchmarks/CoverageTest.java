package io.bulla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final String ONE = "io.bulla.benchmarks.LoadFile.mapAndCopy";

  private final Set<String> run = Coverage.all();

  @Test
  void allThatThereAre_areEnough() {
    assertThat(run).contains(ONE, "io.bulla.benchmarks.SegmentCipher.decrypt");
    assertThatCode(() -> Coverage.requireAll(run, List.of())).doesNotThrowAnyException();
  }

  @Test
  void methodThatWasForgotten_isNamed() {
    run.remove(ONE);
    assertThatIllegalStateException()
        .isThrownBy(() -> Coverage.requireAll(run, List.of(".KekOperations.")))
        .withMessageContaining("not run: [" + ONE + "]");
  }

  @Test
  void whatTheHostCannotRun_isNotMissed() {
    run.removeIf(name -> name.contains(".KekOperations."));
    assertThatCode(() -> Coverage.requireAll(run, List.of(".KekOperations.")))
        .doesNotThrowAnyException();
  }
}
