package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder and JMX tell of loads in an application under the agent. */
class ObservedModelIT {
  private static final String OUTPUT = "[1.5, -2.0, 4.0]\n";

  @TempDir static Path shared;
  private static Keys keys;
  private static Path sealed;
  private static Path flipped;
  private static long plainBytes;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    Path plain = Files.write(shared.resolve("plain.onnx"), TinyOnnx.identity());
    plainBytes = Files.size(plain);
    sealed = keys.seal(plain, shared.resolve("model.onnx"), 3);
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[bytes.length - 1] ^= 1;
    flipped = Files.write(shared.resolve("flipped.onnx"), bytes);
  }

  @Test
  void loadsAndRefusals_areEventsOfTheRecording_andCountersOverJmx() throws Exception {
    Path recording = directory.resolve("recording.jfr");
    Outcome outcome =
        fork()
            .option("-XX:StartFlightRecording=settings=none,filename=" + recording)
            .option("-Xlog:jfr+startup=off")
            .run("ObservedProgram", sealed.toString(), flipped.toString());
    assertThat(outcome.out()).startsWith(OUTPUT.repeat(2) + "refused\n");
    assertCounters(outcome.out());
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(recording).stream()
            .filter(event -> event.getEventType().getName().equals("io.bulla.ModelLoad"))
            .toList();
    assertThat(events).hasSize(3);
    assertOpened(events.get(0));
    assertThat(events.get(1).getString("path")).isEqualTo("bytes given to ONNX Runtime");
    assertThat(events.get(1).getBoolean("dekCached")).isTrue();
    assertThat(events.get(2).getString("path")).isEqualTo(flipped.toString());
    assertThat(events.get(2).getString("refusal")).isEqualTo("ModelAuthenticationException");
  }

  private static void assertCounters(String out) {
    Map<String, String> counters =
        out.lines()
            .filter(line -> line.contains("="))
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
    assertThat(counters)
        .containsOnlyKeys("Opened", "Refused", "Bytes", "OpenMillis", "KekMillis", "LastRefusal")
        .containsEntry("Opened", "2")
        .containsEntry("Refused", "1")
        .containsEntry("Bytes", Long.toString(2 * plainBytes))
        .containsEntry("LastRefusal", "ModelAuthenticationException");
    double kekMillis = Double.parseDouble(counters.get("KekMillis"));
    assertThat(kekMillis).isPositive();
    assertThat(Double.parseDouble(counters.get("OpenMillis"))).isGreaterThan(kekMillis);
  }

  private static void assertOpened(RecordedEvent event) {
    assertThat(event.getFields().stream().map(ValueDescriptor::getName))
        .contains("startTime", "path", "engineVersion", "model", "kek", "cipherEngine");
    assertThat(event.getString("path")).isEqualTo(sealed.toString());
    assertThat(event.getString("engine")).isEqualTo("onnxruntime");
    assertThat(event.getString("engineVersion")).isEqualTo("1.21.1");
    assertThat(event.getString("model")).isEqualTo("tiny-model");
    assertThat(event.getLong("modelVersion")).isEqualTo(3);
    assertThat(event.getLong("bytes")).isEqualTo(plainBytes);
    assertThat(event.getDuration("kekTime")).isPositive();
    assertThat(event.getDuration("decryptTime")).isPositive();
    assertThat(event.getDuration("openTime"))
        .isGreaterThan(event.getDuration("kekTime").plus(event.getDuration("decryptTime")));
    assertThat(event.getBoolean("dekCached")).isFalse();
    assertThat(event.getString("kek")).isEqualTo("tiny/1");
    assertThat(event.getString("cipherEngine")).isNotEmpty();
    assertThat(event.getString("refusal")).isEmpty();
  }

  @Test
  void runtimeWithoutBoth_opensModels_andSaysWhatIsAbsentOnce() throws Exception {
    Outcome outcome =
        fork()
            .option(
                "--limit-modules=java.instrument,java.logging,java.sql,java.naming,jdk.unsupported")
            .run("OrtProgram", "path,bytes", sealed.toString());
    assertThat(outcome.out()).as(outcome.err()).isEqualTo(OUTPUT.repeat(2));
    assertThat(outcome.err().lines().filter(line -> line.contains("this runtime has no module")))
        .containsExactlyInAnyOrder(
            "bulla: info: this runtime has no module java.management: no counters over JMX",
            "bulla: info: this runtime has no module jdk.jfr: no Flight Recorder events of models");
  }

  private Fork fork() throws Exception {
    return Fork.in(directory).with("onnxruntime-1.21.1").withAgent(keys.configuration().toString());
  }
}
