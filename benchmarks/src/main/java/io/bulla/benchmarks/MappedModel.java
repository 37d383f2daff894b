package io.bulla.benchmarks;

import io.bulla.loader.SealedModel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The sealed file, opened from a mapping of it, which Bulla itself never does. */
@State(Scope.Benchmark)
public class MappedModel {

  /** As {@code loader.cipher-engine}. */
  @Param("auto")
  public String cipherEngine = "";

  /** As {@code loader.threads}. */
  @Param("2")
  public int threads;

  private @Nullable SealedModel model;

  /** Maps the file and opens the model. */
  @Setup(Level.Trial)
  public void open(LoadFiles files) throws IOException {
    model = files.sealed().openMapped(cipherEngine, threads);
  }

  /** Closes the model; the mapping goes with the process. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    model().close();
  }

  SealedModel model() {
    return Made.value(model);
  }
}
