package io.bulla.agent.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The process's standard error, also where an application has replaced System.err. Thread-safe. */
public final class Stderr {
  // Never closed: it is the process's, not ours.
  private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

  private Stderr() {}

  /** Writes one line; where nobody can be told, nobody is told. */
  public static void line(String text) {
    byte[] line = ("bulla: " + text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    try {
      STDERR.write(line);
    } catch (IOException e) {
      // A closed standard error must not fail the application.
    }
  }
}
