package io.bulla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down every test that was skipped or aborted, with its reason, for the list at the end of
 * the build.
 */
public final class SkipRecorder implements TestExecutionListener {
  static final String DIRECTORY = "target/skips";

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    record(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      record(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  private static synchronized void record(TestIdentifier test, String reason) {
    Path directory = SharedData.checkout().resolve(DIRECTORY);
    String module = System.getProperty("bulla.module", "unknown module");
    String line = module + ": " + nameOf(test) + ": " + reason.replace('\n', ' ') + "\n";
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve(module + ".txt"),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record a skipped test in " + directory, e);
    }
  }

  private static String nameOf(TestIdentifier test) {
    String id = test.getUniqueId();
    int type = id.indexOf("[class:");
    String owner = type < 0 ? "" : id.substring(type + 7, id.indexOf(']', type));
    String simple = owner.substring(owner.lastIndexOf('.') + 1);
    return simple.isEmpty() || simple.equals(test.getDisplayName())
        ? test.getDisplayName()
        : simple + "." + test.getDisplayName();
  }
}
