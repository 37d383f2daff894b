package io.bulla.benchmarks;

import io.bulla.provider.config.ConfigurationException;
import io.bulla.testing.SoftHsmToken;
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
  private @Nullable ComparedKeks keks;

  /** Makes the key by Bulla. */
  @Setup(Level.Trial)
  public void create() throws IOException, GeneralSecurityException, ConfigurationException {
    SoftHsmToken token = SoftHsmToken.fresh();
    Path made = Files.createTempDirectory("bulla-kek");
    directory = made;
    DekWrapping bulla =
        BullaKek.of(BenchmarkKeys.createIn(token, auditSettings(made), made, KEK_ID), KEK_ID);
    keks = new ComparedKeks(BareKek.in(token), bulla, threads, operations);
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
    keks().close();
    FileTree.delete(Made.value(directory));
  }

  ComparedKeks keks() {
    return Made.value(keks);
  }
}
