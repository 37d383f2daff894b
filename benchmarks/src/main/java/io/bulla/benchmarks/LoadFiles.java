package io.bulla.benchmarks;

import io.bulla.provider.config.ConfigurationException;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One plaintext, sealed by Bulla and encrypted by Tink with the same segment size. */
@State(Scope.Benchmark)
public class LoadFiles {

  /** Size of the plaintext. */
  @Param("1024")
  public int sizeMebibytes;

  /** Ciphertext segment size, Bulla's and Tink's. */
  @Param("262144")
  public int segmentSizeBytes;

  private @Nullable Path directory;
  private @Nullable Path plaintext;
  private @Nullable SealedFile sealed;
  private @Nullable TinkFile tink;

  /** Writes the files, which stay in the page cache. */
  @Setup(Level.Trial)
  public void write()
      throws IOException, GeneralSecurityException, ConfigurationException, KekException {
    Path made = Files.createTempDirectory("bulla-benchmark");
    directory = made;
    Path random = RandomFile.write(made.resolve("plaintext.bin"), sizeMebibytes);
    plaintext = random;
    sealed = SealedFile.seal(random, made, segmentSizeBytes);
    tink = TinkFile.encrypt(random, made, segmentSizeBytes);
  }

  /** Removes the files. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    FileTree.delete(Made.value(directory));
  }

  Path plaintext() {
    return Made.value(plaintext);
  }

  SealedFile sealed() {
    return Made.value(sealed);
  }

  TinkFile tink() {
    return Made.value(tink);
  }
}
