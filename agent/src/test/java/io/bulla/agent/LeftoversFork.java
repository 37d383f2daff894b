package io.bulla.agent;

import io.bulla.agent.Fork.Outcome;
import io.bulla.testing.WriteTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM of LeftoversProgram, in a directory. */
final class LeftoversFork {
  private final EngineSpecimen specimen;
  private final Path directory;
  private final Fork fork;

  LeftoversFork(EngineSpecimen specimen, Path directory) throws IOException {
    this.specimen = specimen;
    this.directory = directory;
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    fork =
        Fork.in(directory)
            .with("trace-logging")
            .with(specimen.engine())
            .option("-Djava.io.tmpdir=" + temporary)
            .option("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace")
            .option("-XX:+UseSerialGC")
            .option("-Xmx128m")
            .option("-Xmn16m") // so that a dump of all objects stays small
            .option("-Xlog:gc+heap+coops=debug:file=" + directory.resolve("heap.log"))
            .variable("MALLOC_ARENA_MAX", "2")
            // What an engine frees goes back to the system, so that only what it keeps is found.
            .variable("MALLOC_MMAP_THRESHOLD_", "65536");
  }

  LeftoversFork traced(WriteTrace trace) {
    fork.under(trace.command()).option(WriteTrace.JVM_OPTION);
    trace.environment().forEach(fork::variable);
    return this;
  }

  /** With the cipher engine that is bundled: those of the JDK pass pieces through the heap. */
  LeftoversFork withAgent(Keys keys) {
    String settings = ",loader.cipher-engine=Conscrypt,agent.verbose=true";
    fork.withAgent("config=" + keys.configuration() + settings);
    return this;
  }

  Outcome run(LeftoverModels models, Path model, Path damaged) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add(directory.toString());
    arguments.add(specimen.weights(models.control()).toString());
    arguments.add(specimen.readsOnTheHeap() ? "live" : "all");
    arguments.add(specimen.program());
    arguments.addAll(specimen.arguments());
    arguments.addAll(List.of(model.toString(), damaged.toString()));
    fork.compile(specimen.program());
    return fork.run("LeftoversProgram", arguments.toArray(String[]::new));
  }
}
