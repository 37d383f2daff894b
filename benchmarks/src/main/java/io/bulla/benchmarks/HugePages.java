package io.bulla.benchmarks;

import com.sun.jna.NativeLibrary;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Whether the kernel may give this process huge pages: Bulla asks for them and has no setting. What
 * the kernel does by itself is in {@code /sys/kernel/mm/transparent_hugepage/enabled}. Linux only.
 */
@State(Scope.Benchmark)
public class HugePages {

  private static final int PR_SET_THP_DISABLE = 41;

  /** {@code allowed} or {@code forbidden}. */
  @Param({"allowed", "forbidden"})
  public String hugePages = "";

  /** For memory that is mapped from now on. */
  @Setup(Level.Trial)
  public void set() {
    long disabled = hugePages.equals("forbidden") ? 1 : 0;
    Object[] arguments = {PR_SET_THP_DISABLE, disabled, 0L, 0L, 0L};
    if (NativeLibrary.getProcess().getFunction("prctl").invokeInt(arguments) != 0) {
      throw new IllegalStateException("the kernel does not let huge pages be forbidden");
    }
  }
}
