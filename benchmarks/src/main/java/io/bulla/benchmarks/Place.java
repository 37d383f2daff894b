package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Where files are written that are measured. */
@State(Scope.Benchmark)
public class Place {

  /** Files here are memory, and syncing them costs nothing. */
  static final Path MEMORY = Path.of("/dev/shm");

  /** Memory, or the disk that holds {@code java.io.tmpdir}. */
  @Param({"memory", "disk"})
  public String target = "";

  private @Nullable Path directory;

  /** Makes a directory. */
  @Setup(Level.Trial)
  public void create() throws IOException {
    directory =
        target.equals("memory")
            ? Files.createTempDirectory(MEMORY, "bulla-place")
            : Files.createTempDirectory("bulla-place");
  }

  /** Removes it. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.delete(directory());
  }

  /** It, which whoever writes there leaves empty. */
  Path directory() {
    return Made.value(directory);
  }

  /** A name that is free. */
  Path file() {
    return directory().resolve("file");
  }
}
