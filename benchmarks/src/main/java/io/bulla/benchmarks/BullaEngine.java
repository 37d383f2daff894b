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

/** The sealed file, opened: its KEK has been asked once. */
@State(Scope.Benchmark)
public class BullaEngine {

  /** As {@code loader.cipher-engine}, or BC FIPS in approved-only mode for all that is done. */
  @Param({"auto", "SunJCE", "BCFIPS", SealedFile.APPROVED_ONLY})
  public String cipherEngine = "";

  /** As {@code loader.threads}. */
  @Param({"1", "2", "4"})
  public int threads;

  private @Nullable SealedModel model;

  /** Opens the model. */
  @Setup(Level.Trial)
  public void open(LoadFiles files) throws IOException {
    model = files.sealed().open(cipherEngine, threads);
  }

  /** Closes the model. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    model().close();
  }

  SealedModel model() {
    return Made.value(model);
  }
}
