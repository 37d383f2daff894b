package io.bulla.benchmarks;

import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A channel over the sealed file. */
@State(Scope.Benchmark)
public class SealedChannel {

  /**
   * As {@link BullaEngine#cipherEngine}: one that takes direct buffers, and one that takes arrays.
   */
  @Param({"auto", "SunJCE"})
  public String cipherEngine = "";

  private @Nullable SealedModel model;
  private @Nullable SeekableByteChannel channel;

  /** Opens it. */
  @Setup(Level.Trial)
  public void open(LoadFiles files) throws IOException {
    SealedModel opened = files.sealed().open(cipherEngine, 1);
    model = opened;
    channel = opened.channel("");
  }

  /** Closes it. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    open().close();
    Made.value(model).close();
  }

  SeekableByteChannel open() {
    return Made.value(channel);
  }
}
