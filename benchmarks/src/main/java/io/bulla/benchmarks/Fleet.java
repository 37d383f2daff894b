package io.bulla.benchmarks;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import io.bulla.loader.SealRequest;
import io.bulla.provider.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Many small sealed models, each for the same KEK, and another KEK to take its place. */
@State(Scope.Benchmark)
public class Fleet {
  private static final List<String> SWAPPED = List.of("first", "second");

  /** How many. */
  @Param("200")
  public int files;

  /** How many are re-wrapped at once. */
  @Param({"1", "8"})
  public int threads;

  /** Where the KEKs are. */
  @Param({KekPlace.KEYSTORE, KekPlace.SOFTHSM})
  public String kek = "";

  private final List<Path> sealed = new ArrayList<>();
  private @Nullable Path keys;
  private @Nullable ModelRewrapper rewrapper;
  private @Nullable ExecutorService executor;
  private int replacements;

  /** Seals them. */
  @Setup(Level.Trial)
  public void seal(Place place)
      throws IOException, GeneralSecurityException, ConfigurationException {
    Path made = Files.createTempDirectory("bulla-fleet");
    keys = made;
    LoaderOptions options =
        LoaderOptions.of(BenchmarkKeys.create(kek, made, SWAPPED.get(0), SWAPPED.get(1)), SWAPPED);
    Path plaintext = Files.write(made.resolve("plain"), new byte[1 << 20]);
    SealRequest request = SealRequest.of("benchmark", SWAPPED.subList(0, 1));
    for (int i = 0; i < files; i++) {
      Path target = place.directory().resolve("sealed-" + i);
      new ModelSealer(options).seal(plaintext, target, request);
      sealed.add(target);
    }
    rewrapper = new ModelRewrapper(options);
    executor = Executors.newFixedThreadPool(threads);
  }

  /** Removes it all. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Made.value(executor).shutdown();
    for (Path file : sealed) {
      Files.delete(file);
    }
    try (var left = Files.list(Made.value(keys))) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(Made.value(keys));
  }

  /** Gives each file the KEK that it has not. */
  void replaceAll() throws IOException {
    String present = SWAPPED.get(replacements % SWAPPED.size());
    String next = SWAPPED.get(++replacements % SWAPPED.size());
    RewrapRequest request = RewrapRequest.REPAIR.adding(List.of(next)).removing(List.of(present));
    List<Callable<RewrapReport>> all = new ArrayList<>();
    sealed.forEach(file -> all.add(() -> Made.value(rewrapper).rewrap(file, request)));
    try {
      for (Future<RewrapReport> done : Made.value(executor).invokeAll(all)) {
        requireReplaced(done.get(), next);
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("a model was not re-wrapped", e);
    }
  }

  private static void requireReplaced(RewrapReport report, String kekId) {
    if (!report.after().equals(Collections.singletonList(kekId + "/1"))) {
      throw new IllegalStateException("re-wrapped to " + report.after());
    }
  }
}
