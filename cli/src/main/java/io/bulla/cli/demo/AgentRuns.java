package io.bulla.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of the DJL program under the agent, each with a report of the agent's times. */
final class AgentRuns {
  private final EmbedProgram program;
  private final Path agentJar;
  private final DemoKeys.Prepared keys;
  private final Path directory;

  AgentRuns(EmbedProgram program, Path agentJar, DemoKeys.Prepared keys, Path directory) {
    this.program = program;
    this.agentJar = agentJar;
    this.keys = keys;
    this.directory = directory;
  }

  TimedResult run(Path model) throws IOException {
    Path report = directory.resolve("agent-report.jsonl");
    Files.deleteIfExists(report);
    Map<String, String> environment = new HashMap<>(keys.environment());
    environment.put("BULLA_AGENT_REPORT", report.toString());
    List<String> options = List.of("-javaagent:" + agentJar + "=" + keys.configuration());
    EmbedResult result = program.record(model, options, environment);
    return new TimedResult(result, LoadTimes.sealed(result, AgentReport.read(report)));
  }
}
