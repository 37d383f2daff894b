package io.bulla.benchmarks.results;

import java.nio.file.Path;

/** What {@code benchmarks/compare --all} tells of two files. */
public final class ComparedFiles {
  private ComparedFiles() {}

  /** All of it; what is wrong with a file is in it too. */
  public static String text(Path base, Path other) {
    StringBuilder told = new StringBuilder();
    int unused = Compare.run(new String[] {"--all", base.toString(), other.toString()}, told, told);
    return told.toString();
  }
}
