package io.bulla.cli.model;

import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.loader.ProgressListener;
import org.jspecify.annotations.Nullable;

/** Shows the loader's progress, one bar for each step. Safe for threads. */
final class StepProgress implements ProgressListener, AutoCloseable {
  private final Console console;
  private String step = "";
  private @Nullable ProgressBar bar;

  StepProgress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void progressed(String newStep, long doneBytes, long totalBytes) {
    ProgressBar current = bar;
    if (current == null || !newStep.equals(step)) {
      close();
      step = newStep;
      current = console.progress(newStep, totalBytes);
      bar = current;
    }
    current.update(doneBytes);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
