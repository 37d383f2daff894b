package io.bulla.benchmarks;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.RewrapRequest;
import io.bulla.loader.SealRequest;
import io.bulla.provider.config.ConfigurationException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A sealed model of a size, whose payload is never read, with a KEK to open it and two to swap. */
@State(Scope.Benchmark)
public class RewrapModel {

  static final String OPENING = "opening";
  private static final List<String> SWAPPED = List.of("first", "second");

  /** Size of the sealed plaintext. */
  @Param({"1", "4096"})
  public int sizeMebibytes;

  /** Where the KEKs are. */
  @Param({KekPlace.KEYSTORE, KekPlace.SOFTHSM})
  public String kek = "";

  private @Nullable Path directory;
  private @Nullable LoaderOptions options;
  private int replacements;

  /** Seals a sparse file of zeros. */
  @Setup(Level.Trial)
  public void seal() throws IOException, GeneralSecurityException, ConfigurationException {
    Path made = Files.createTempDirectory("bulla-rewrap");
    directory = made;
    Provider keks = BenchmarkKeys.create(kek, made, OPENING, SWAPPED.get(0), SWAPPED.get(1));
    LoaderOptions opening =
        LoaderOptions.of(keks, List.of(OPENING))
            .withCipherProviders(List.of(Conscrypt.newProvider()));
    options = opening;
    Path plaintext = made.resolve("plain");
    try (RandomAccessFile sparse = new RandomAccessFile(plaintext.toFile(), "rw")) {
      sparse.setLength((long) sizeMebibytes << 20);
    }
    new ModelSealer(opening)
        .seal(plaintext, file(), SealRequest.of("benchmark", List.of(OPENING, SWAPPED.get(0))));
    Files.delete(plaintext);
  }

  /** Removes it all. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    try (var files = Files.list(Made.value(directory))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(Made.value(directory));
  }

  Path file() {
    return Made.value(directory).resolve("sealed");
  }

  LoaderOptions options() {
    return Made.value(options);
  }

  RewrapRequest nextReplacement() {
    String present = SWAPPED.get(replacements % SWAPPED.size());
    String next = SWAPPED.get(++replacements % SWAPPED.size());
    return RewrapRequest.REPAIR.adding(List.of(next)).removing(List.of(present));
  }
}
