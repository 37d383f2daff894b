package io.bulla.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.audit.AuditTrail;
import io.bulla.provider.audit.Durability;
import io.bulla.provider.kek.KekStates;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit and the log of a KEK's place have in common, so that they can be joined. */
class PlaceAuditTest {
  private static final byte[] CONTEXT = "model-id=mini\n".getBytes(US_ASCII);

  @TempDir Path directory;
  private Path records;
  private NumberingPlace place;
  private Seam seam;

  @BeforeEach
  void openPlace() throws Exception {
    records = Files.createDirectory(directory.resolve("audit"));
    place = new NumberingPlace();
    AuditTrail audit = new AuditTrail(records, Durability.WRITTEN, Primitives.OF_THE_JDK, "test");
    seam = PlacedSeam.of(directory, () -> place, KekStates.highestIsActive(), audit);
  }

  @Test
  void eventId_isSentAlong_andTheirRequestIdIsRecorded() throws Exception {
    place.rotate();
    seam.wrap(seam.key("models"), new byte[32], CONTEXT);
    String outcome = last("kek.wrap");
    assertThat(place.eventIds).hasSize(1);
    assertThat(outcome)
        .contains("\"correlation_uid\":\"" + place.eventIds.get(0) + "\"")
        .contains("\"request-id\":\"r-1\"", "\"version\":\"2\"", "\"place\":\"service in memory\"");
  }

  @Test
  void denial_isRecordedWithTheirRequestId() throws Exception {
    place.failure = KekException.ofRequest(Kind.DENIED, "may not encrypt", "9f", null);
    assertThatThrownBy(() -> seam.wrap(seam.key("models"), new byte[32], CONTEXT))
        .hasMessage("may not encrypt (request 9f)");
    assertThat(last("kek.wrap"))
        .contains("\"status_code\":\"DENIED\"", "\"request-id\":\"9f\"")
        .contains("\"correlation_uid\":\"" + place.eventIds.get(0) + "\"");
  }

  private String last(String operation) throws IOException {
    try (Stream<Path> files = Files.list(records)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return Files.readAllLines(all.get(0)).stream()
          .filter(line -> line.contains("\"operation\":\"" + operation + "\""))
          .reduce((before, after) -> after)
          .orElseThrow();
    }
  }
}
