package io.bulla.cli.attach;

import io.bulla.cli.Distribution;
import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.terminal.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla attach}. */
@Command(
    name = "attach",
    header = "Load the agent into a running JVM of this user.",
    description = {
      "Engine classes that are loaded already are hooked now, others when they load.",
      "What ARGUMENT says is read in that JVM: relative paths start where it runs."
    })
public final class AttachCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "PID", description = "The process.")
  private long pid;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ARGUMENT",
      description =
          "What would follow bulla-agent.jar= in -javaagent. Default: the file of --config, else"
              + " the configuration that the other JVM finds.")
  private @Nullable String argument;

  public AttachCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Path agentJar = Distribution.ofThisProcess().agentJar();
    TargetProcess.of(pid).requireAttachable();
    if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          "this Java has no module jdk.attach: " + System.getProperty("java.home"),
          "set JAVA_HOME to a whole JDK, or start the application with -javaagent:" + agentJar);
    }
    print(Attachment.load(pid, agentJar, argument()));
    return ExitCode.OK.number();
  }

  private String argument() {
    if (argument != null) {
      return argument;
    }
    return session
        .namedConfigurationFile()
        .map(file -> file.toAbsolutePath().toString())
        .orElse("");
  }

  private void print(List<String> hooked) throws IOException {
    if (json) {
      Json.write(Map.of("pid", pid, "hooked", hooked), session.console().out());
      return;
    }
    session.console().print("the agent is in process " + pid);
    hooked.forEach(line -> session.console().print("hooked " + line));
    if (hooked.isEmpty()) {
      session.console().print("no engine is loaded there yet: it is hooked when it loads");
    }
  }
}
