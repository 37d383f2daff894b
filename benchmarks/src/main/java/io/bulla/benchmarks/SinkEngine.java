package io.bulla.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What encrypts into a sink. */
@State(Scope.Benchmark)
public class SinkEngine {

  /** As {@link BullaEngine#cipherEngine}. */
  @Param({"auto", "SunJCE", "BCFIPS", SealedFile.APPROVED_ONLY})
  public String cipherEngine = "";
}
