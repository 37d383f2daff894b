package io.bulla.cli.setup;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.key.KekCreation;
import io.bulla.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bulla init}. */
@Command(
    name = "init",
    header = "Make a configuration, an embedded keystore and one KEK: models.",
    description =
        "Files are readable by you alone. Nothing that exists is overwritten. Whoever reads the"
            + " password file and the keystore can open your models: back both up, apart.")
public final class InitCommand implements Callable<Integer> {
  private static final String KEK_ID = "models";

  private final Session session;

  public InitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    StarterFiles files = StarterFiles.at(session.configurationFile());
    files.refuseExisting();
    try {
      files.write(KEK_ID);
      KekCreation.create(session.workbench(), KEK_ID);
      files.restrictKeystore();
    } catch (IOException | RuntimeException e) {
      files.removeWhatWasMade(e);
      throw e;
    }
    report(session.console(), files);
    return ExitCode.OK.number();
  }

  private static void report(Console console, StarterFiles files) {
    Path configuration = files.configuration();
    console.print("configuration  " + configuration);
    console.print("keystore       " + files.keystore());
    console.print("password       " + files.password());
    console.print("KEK            " + KEK_ID + ", version 1, AES-256");
    console.remark("Next: bulla seal MODEL -o SEALED");
  }
}
