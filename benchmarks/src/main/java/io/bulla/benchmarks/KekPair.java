package io.bulla.benchmarks;

import io.bulla.provider.config.ConfigurationException;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Comparator;
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

/** One key in a token of SoftHSM, by Bulla and by the JDK's own provider. */
@State(Scope.Benchmark)
public class KekPair {

  private static final String KEK_ID = "models";

  /** How many use the key at once. */
  @Param({"1", "2"})
  public int threads;

  /** Whether each operation is audited, and where its record is before the key is released. */
  @Param({"off", "written", "synced"})
  public String audit = "";

  /** Operations of each thread in a turn. */
  @Param("500")
  public int operations;

  private @Nullable Path directory;
  private @Nullable DekWrapping bare;
  private @Nullable DekWrapping bulla;
  private @Nullable ExecutorService workers;

  /** Makes the key by Bulla. */
  @Setup(Level.Trial)
  public void create() throws IOException, GeneralSecurityException, ConfigurationException {
    SoftHsmToken token = SoftHsmToken.fresh();
    Path made = Files.createTempDirectory("bulla-kek");
    directory = made;
    bulla = BullaKek.of(BenchmarkKeys.createIn(token, auditSettings(made), made, KEK_ID), KEK_ID);
    bare = BareKek.in(token);
    workers = Executors.newFixedThreadPool(threads);
  }

  private String auditSettings(Path made) throws IOException {
    if (audit.equals("off")) {
      return "";
    }
    Files.createDirectory(made.resolve("audit"));
    return "audit.directory = audit\naudit.durability = " + audit + "\n";
  }

  /** Ends the threads and removes the configuration. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Made.value(workers).shutdown();
    try (var files = Files.walk(Made.value(directory))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  DekWrapping bare() {
    return Made.value(bare);
  }

  DekWrapping bulla() {
    return Made.value(bulla);
  }

  /** Lets each thread do its operations, and returns how long all of them took. */
  long nanos(Callable<byte[]> operation) throws InterruptedException, ExecutionException {
    Callable<Integer> turn = () -> turn(operation);
    long start = System.nanoTime();
    for (Future<Integer> end : Made.value(workers).invokeAll(Collections.nCopies(threads, turn))) {
      end.get();
    }
    return System.nanoTime() - start;
  }

  private int turn(Callable<byte[]> operation) throws Exception {
    int lengths = 0;
    for (int i = 0; i < operations; i++) {
      lengths += operation.call().length;
    }
    return lengths;
  }
}
