package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationWithoutEngineIT {
  @TempDir Path directory;

  @Test
  void application_runsAsWithoutTheAgent() throws Exception {
    Outcome outcome = Fork.in(directory).withAgent("").run("PlainProgram");
    assertThat(outcome).isEqualTo(new Outcome(0, "plain\n", ""));
  }

  @Test
  void agentTwiceWithOneArgument_isAsOnce() throws Exception {
    Outcome outcome = Fork.in(directory).withAgent("a=b").withAgent("a=b").run("PlainProgram");
    assertThat(outcome).isEqualTo(new Outcome(0, "plain\n", ""));
  }

  @Test
  void agentTwiceWithTwoArguments_stopsTheJvm() throws Exception {
    Outcome outcome = Fork.in(directory).withAgent("a=b").withAgent("a=c").run("PlainProgram");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).doesNotContain("plain");
    assertThat(outcome.err()).contains("with another argument").contains("start it once");
  }

  @Test
  void isolatedHalf_isNeverLoaded() throws Exception {
    Path log = directory.resolve("classes.log");
    Fork.in(directory).withAgent("").option("-Xlog:class+load:file=" + log).run("PlainProgram");
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).anyMatch(line -> line.contains("io.bulla.agent.EngineTransformer"));
    assertThat(loaded)
        .noneMatch(line -> line.contains("io.bulla.agent.core."))
        .noneMatch(line -> line.contains("IsolatedLoader"))
        .noneMatch(line -> line.contains("bytebuddy"));
  }

  @Test
  void wrongAgentArgument_isNoProblem() throws Exception {
    Outcome outcome =
        Fork.in(directory).withAgent("config=/nowhere,no.such=key").run("PlainProgram");
    assertThat(outcome).isEqualTo(new Outcome(0, "plain\n", ""));
  }
}
