package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\d+)` \\| (.*) \\|$");

  @Test
  void documentedTable_isThatOfTheCode() throws IOException {
    String document = Files.readString(SharedData.checkout().resolve("docs/cli.md"));
    List<String> documented =
        ROW.matcher(document).results().map(ExitCodeTest::line).sorted().toList();
    assertThat(documented)
        .isEqualTo(ExitCode.stream().map(c -> c.number() + " " + c.meaning()).sorted().toList());
  }

  private static String line(MatchResult row) {
    return row.group(1) + " " + row.group(2);
  }

  @Test
  void numbers_areDistinct() {
    assertThat(ExitCode.stream().map(ExitCode::number)).doesNotHaveDuplicates();
  }
}
