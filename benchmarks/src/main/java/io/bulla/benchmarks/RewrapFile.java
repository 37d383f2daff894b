package io.bulla.benchmarks;

import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Re-wrapping a model, in files a second, whatever its size. The syncs are those of the disk that
 * holds the temporary directory.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RewrapFile {

  /** One KEK goes and another comes: both slots are written, one unwrap, one wrap, one check. */
  @Benchmark
  public RewrapReport replace(RewrapModel model) throws IOException {
    return new ModelRewrapper(model.options()).rewrap(model.file(), model.nextReplacement());
  }

  /** All is as asked for: one unwrap, nothing written. */
  @Benchmark
  public RewrapReport unchanged(RewrapModel model) throws IOException {
    RewrapRequest request = RewrapRequest.REPAIR.adding(List.of(RewrapModel.OPENING));
    return new ModelRewrapper(model.options()).rewrap(model.file(), request);
  }
}
