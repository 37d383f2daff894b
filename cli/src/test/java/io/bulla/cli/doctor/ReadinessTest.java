package io.bulla.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  /** A kubelet that is the first to give up kills the probe, and nobody learns why. */
  @Test
  void defaultDeadline_endsBeforeTheProbeOfTheDocumentedPod() throws IOException {
    String pod = Files.readString(SharedData.checkout().resolve("docs/kubernetes.md"));
    Matcher probe =
        Pattern.compile("\"doctor\", \"--ready\", \"--model\".*\\s+timeoutSeconds: (\\d+)")
            .matcher(pod);
    assertThat(probe.find()).as("the probe, which names no deadline of its own").isTrue();
    assertThat(Double.parseDouble(DoctorCommand.DEFAULT_TIMEOUT_SECONDS))
        .isLessThan(Double.parseDouble(probe.group(1)));
  }
}
