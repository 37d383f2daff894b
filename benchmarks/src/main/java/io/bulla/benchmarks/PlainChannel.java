package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A channel over the plaintext. */
@State(Scope.Benchmark)
public class PlainChannel {

  private @Nullable FileChannel channel;

  /** Opens it. */
  @Setup(Level.Trial)
  public void open(LoadFiles files) throws IOException {
    channel = FileChannel.open(files.plaintext());
  }

  /** Closes it. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    open().close();
  }

  FileChannel open() {
    return Made.value(channel);
  }
}
