package io.bulla.benchmarks;

import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.SealedModel;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.ImmutableBlock;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What comes before the first byte of plaintext, for a file of 1 MiB. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HeaderParse {

  /** The immutable block alone, from memory. */
  @Benchmark
  public ImmutableBlock decode(SmallModel model) throws FormatViolation {
    return ImmutableBlock.decode(model.header());
  }

  /** All of the header, from the file, without a key. */
  @Benchmark
  public ModelInfo inspect(SmallModel model) throws IOException {
    return ModelInspector.inspect(model.file());
  }

  /** The same with its DEK unwrapped and its MAC verified; the KEK is in a key store. */
  @Benchmark
  public ModelInfo open(SmallModel model) throws IOException {
    try (SealedModel opened = model.open()) {
      return opened.info();
    }
  }
}
