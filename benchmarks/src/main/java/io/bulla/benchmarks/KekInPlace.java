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

/** A KEK in a token or in a key store, beside the provider that does its work there. */
@State(Scope.Benchmark)
public class KekInPlace {

  private static final String KEK_ID = "models";

  /** Where it is. */
  @Param({KekPlace.SOFTHSM, KekPlace.KEYSTORE})
  public String kek = "";

  /** How many use it at once. */
  @Param({"1", "2", "4", "8", "16"})
  public int threads;

  /** Operations of each thread in a turn. */
  @Param("100")
  public int operations;

  private @Nullable Path directory;
  private @Nullable ComparedKeks keks;

  /** Makes it by Bulla. */
  @Setup(Level.Trial)
  public void create() throws IOException, GeneralSecurityException, ConfigurationException {
    Path made = Files.createTempDirectory("bulla-kek");
    directory = made;
    keks = kek.equals(KekPlace.SOFTHSM) ? inToken(made) : inKeystore(made);
  }

  /** Ends the threads and removes the configuration. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    keks().close();
    FileTree.delete(Made.value(directory));
  }

  /** With the same key. */
  private ComparedKeks inToken(Path made)
      throws IOException, GeneralSecurityException, ConfigurationException {
    SoftHsmToken token = SoftHsmToken.fresh();
    DekWrapping bulla = BullaKek.of(BenchmarkKeys.createIn(token, "", made, KEK_ID), KEK_ID);
    return new ComparedKeks(BareKek.in(token), bulla, threads, operations);
  }

  /** With a key of the same kind. */
  private ComparedKeks inKeystore(Path made)
      throws IOException, GeneralSecurityException, ConfigurationException {
    DekWrapping bulla = BullaKek.of(BenchmarkKeys.create(made, KEK_ID), KEK_ID);
    return new ComparedKeks(BareKek.inBcFips(), bulla, threads, operations);
  }

  ComparedKeks keks() {
    return Made.value(keks);
  }
}
