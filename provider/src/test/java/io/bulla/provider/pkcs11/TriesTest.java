package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.SharedData;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TriesTest {
  /** The waits are read, not waited for. */
  @Test
  void triesAndWaits_areThoseOfTheDocument() throws Exception {
    List<Long> waits = new ArrayList<>();
    Tries tries = new Tries(waits::add);
    int done = 1;
    while (tries.mayTryAgain(Fault.TROUBLED)) {
      done++;
    }
    assertThat(done).isEqualTo(Tries.MOST);
    String last = " and " + waits.get(waits.size() - 1) + " ms";
    String before =
        waits.subList(0, waits.size() - 1).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    assertThat(Files.readString(SharedData.checkout().resolve("docs/provider.md")))
        .contains("tried at most " + done + " times, with waits of " + before + last);
  }
}
