package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.ModelArgument;
import io.bulla.cli.Session;
import io.bulla.cli.terminal.Json;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla inspect}. */
@Command(
    name = "inspect",
    header = "Show what a sealed file's header says. Needs no key.",
    description = "Without a key nothing of it is authenticated: bulla verify does that.")
public final class InspectCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MODEL",
      description = "Sealed file, directory of a sealed model, or URI of either in a store.")
  private String model = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--all-slots",
      description = "Show both recipient slots, not only the active one.")
  private boolean allSlots;

  public InspectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Optional<URI> stored = ModelArgument.inStore(model);
    ModelInfo info =
        stored.isPresent()
            ? ModelInspector.inspect(stored.get(), session.workbench().options())
            : ModelInspector.inspect(ModelArgument.path(model));
    InfoWords words = new InfoWords(info, allSlots);
    if (json) {
      Json.write(words.asMap(), session.console().out());
    } else {
      words.lines().forEach(session.console()::print);
    }
    return ExitCode.OK.number();
  }
}
