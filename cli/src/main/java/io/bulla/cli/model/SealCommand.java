package io.bulla.cli.model;

import io.bulla.cli.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bulla seal}. */
@Command(name = "seal", header = "Seal a model file or a model directory.")
public final class SealCommand implements Callable<Integer> {
  private final Session session;

  public SealCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.workbench();
    return 0;
  }
}
