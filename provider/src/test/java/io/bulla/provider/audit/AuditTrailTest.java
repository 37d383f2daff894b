package io.bulla.provider.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.audit.ChainReport.Ending;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditTrailTest {
  private static final int THREADS = 8;
  private static final int OPERATIONS = 25;

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void operation_isRecordedBeforeItBeginsAndBeforeItsResultIsReleased(Durability durability)
      throws Exception {
    AuditTrail trail = Trails.in(directory, durability);
    List<Integer> linesInside = new ArrayList<>();
    trail.record(
        () -> Trails.UNWRAP,
        notes -> {
          linesInside.add(lines().size());
          notes.add("place", "a token");
          return "result";
        });
    assertThat(linesInside).containsExactly(2);
    List<String> lines = lines();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).contains("\"type\":\"io.bulla.audit.intent\"", "\"status_id\":0");
    assertThat(lines.get(2))
        .contains("\"type\":\"io.bulla.audit.outcome\"", "\"status\":\"Success\"")
        .contains("\"api\":{\"operation\":\"kek.unwrap\"}", "\"place\":\"a token\"")
        .contains("\"correlation_uid\":\"" + chain() + "/2\"");
  }

  private List<String> lines() {
    try {
      return Trails.lines(Trails.only(directory));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String chain() throws IOException {
    return ChainFile.chain(Trails.only(directory));
  }

  @Test
  void nothingRecorded_nothingWritten() throws Exception {
    Trails.in(directory, Durability.SYNCED).end();
    assertThat(Trails.files(directory)).isEmpty();
  }

  @Test
  void file_isForItsOwnerOnly() throws Exception {
    Path file = Trails.ended(directory, 1);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void failures_areOutcomesToo_andStayWhatTheyAre() throws Exception {
    AuditTrail trail = Trails.in(directory, Durability.WRITTEN);
    KekException denied = new KekException(Kind.DENIED, "wrong \"PIN\"\n\u00e9");
    assertThatThrownBy(() -> trail.record(() -> Trails.UNWRAP, notes -> fail(denied)))
        .isSameAs(denied);
    assertThat(lines().get(2))
        .contains("\"status\":\"Failure\",\"status_code\":\"DENIED\"")
        .contains("\"status_detail\":\"wrong \\\"PIN\\\"\\u000a\\u00e9\"");
    IllegalStateException fault = new IllegalStateException("shown nowhere");
    assertThatThrownBy(
            () ->
                trail.record(
                    () -> Trails.UNWRAP,
                    notes -> {
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(lines().get(4)).contains("IllegalStateException").doesNotContain("shown nowhere");
    assertThat(Trails.verify(directory).damages()).isEmpty();
  }

  /**
   * A link to itself: like a directory below one that may not be entered, it is not just absent.
   */
  @Test
  void directoryThatCannotBeLookedAt_isToldByItsReason() throws Exception {
    assertRefused(directory.resolve("away"), "there is no such directory");
    Path loop = directory.resolve("loop");
    assertRefused(Files.createSymbolicLink(loop, loop), "loop: Too many levels of symbolic links");
    assertRefused(Files.createFile(directory.resolve("file")), "NotDirectory: ");
  }

  private static void assertRefused(Path place, String reason) {
    assertThatThrownBy(() -> Trails.record(Trails.in(place, Durability.WRITTEN), "never"))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("could not be recorded in " + place + " (")
        .hasMessageContaining(reason);
  }

  @Test
  void failureThatIsTold_hasItsCode() throws Exception {
    Consumer<Map<String, String>> sink =
        Trails.in(directory, Durability.WRITTEN).sink().orElseThrow();
    Map<String, String> told = Map.of("operation", "model.open", "id", "07");
    sink.accept(with(told, Map.of("phase", "intent")));
    sink.accept(
        with(
            told,
            Map.of("phase", "outcome", "status", "failure", "code", "BAD_TAG", "detail", "why")));
    assertThat(lines().get(2))
        .contains("\"status\":\"Failure\",\"status_code\":\"BAD_TAG\",\"status_detail\":\"why\"");
  }

  private static Map<String, String> with(Map<String, String> told, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(told);
    all.putAll(more);
    return all;
  }

  private static String fail(KekException e) throws KekException {
    throw e;
  }

  @ParameterizedTest
  @EnumSource
  void eightThreads_makeOneWholeChain(Durability durability) throws Exception {
    AuditTrail trail = Trails.in(directory, durability);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      done.add(threads.submit(() -> recordMany(trail)));
    }
    for (Future<?> each : done) {
      each.get();
    }
    threads.shutdown();
    trail.end();
    ChainReport report = Trails.verify(directory).chains().get(0);
    assertThat(report.damages()).isEmpty();
    assertThat(report.ending()).isEqualTo(Ending.ENDED);
    assertThat(report.lines()).isEqualTo(2 + 2L * THREADS * OPERATIONS);
  }

  private static Void recordMany(AuditTrail trail) throws KekException {
    for (int i = 0; i < OPERATIONS; i++) {
      Trails.record(trail, "done");
    }
    return null;
  }

  @Test
  void noDirectory_refusesBeforeAnythingIsDone() throws Exception {
    AuditTrail trail = Trails.in(directory.resolve("away"), Durability.WRITTEN);
    List<String> done = new ArrayList<>();
    assertThatThrownBy(() -> trail.record(() -> Trails.UNWRAP, notes -> done.add("it")))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining(directory.resolve("away").toString())
        .hasMessageContaining("nothing was done");
    assertThat(done).isEmpty();
    Files.createDirectory(directory.resolve("away"));
    assertThat(Trails.record(trail, "again")).isEqualTo("again");
  }

  @Test
  void keyWhoseOutcomeIsNotRecorded_isWiped() throws Exception {
    AuditTrail trail = Trails.in(directory, Durability.WRITTEN);
    byte[] key = {1, 2, 3};
    assertThatThrownBy(
            () ->
                trail.recordKey(
                    () -> Trails.UNWRAP,
                    notes -> {
                      trail.end(); // and there is no place for the next chain:
                      moveAway();
                      return key;
                    }))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("no key is released");
    assertThat(key).containsOnly(0);
  }

  private void moveAway() {
    try {
      Files.delete(Trails.only(directory));
      Files.delete(directory);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
