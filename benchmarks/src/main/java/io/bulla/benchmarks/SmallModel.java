package io.bulla.benchmarks;

import io.bulla.loader.SealedModel;
import io.bulla.provider.config.ConfigurationException;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A sealed file of 1 MiB. */
@State(Scope.Benchmark)
public class SmallModel {

  private static final int SEGMENT_BYTES = 1 << 16;

  private @Nullable Path directory;
  private @Nullable SealedFile sealed;
  private ByteBuffer header = ByteBuffer.allocate(0);

  /** Seals it. */
  @Setup(Level.Trial)
  public void seal()
      throws IOException, GeneralSecurityException, ConfigurationException, KekException {
    Path made = Files.createTempDirectory("bulla-header");
    directory = made;
    sealed = SealedFile.seal(RandomFile.write(made.resolve("plain"), 1), made, SEGMENT_BYTES);
    header = ByteBuffer.wrap(Files.readAllBytes(file()));
  }

  /** Removes it. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    FileTree.delete(Made.value(directory));
  }

  ByteBuffer header() {
    return header.rewind();
  }

  Path file() {
    return Made.value(sealed).file();
  }

  SealedModel open() throws IOException {
    return Made.value(sealed).open("auto", 1);
  }
}
