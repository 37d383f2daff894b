package io.bulla.agent.hooks.onnxruntime;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a value that this process holds whether ONNX Runtime has a share in it as well. A value
 * is a {@code shared_ptr}, so it counts its holders itself, and ends with the last of them: who
 * holds the only share knows that nobody else uses it.
 *
 * <p>ONNX Runtime offers no call for that, so the count is read where the C++ library of GCC has
 * it. Whether it is there is tried first, on a value whose shares are known, and only in versions
 * of ONNX Runtime that tests run with; where the trial fails, every value counts as shared. Not
 * thread-safe.
 */
final class ValueShares {
  /** Behind the pointer to the object that is shared. */
  private static final long COUNTS = Native.POINTER_SIZE;

  /** Behind the table of functions. */
  private static final long HOLDERS = Native.POINTER_SIZE;

  private static final int FLOAT = 1;

  private final OrtApi api;
  private @Nullable Boolean counted;

  ValueShares(OrtApi api) {
    this.api = api;
  }

  /** False only if it is certain that the handle is all that holds the value. */
  boolean mayBeShared(Pointer value) {
    if (counted == null) {
      counted = trial();
    }
    return !counted || holders(value) != 1;
  }

  private static int holders(Pointer value) {
    Pointer counts = value.getPointer(COUNTS);
    return counts == null ? 0 : counts.getInt(HOLDERS);
  }

  /** Whether the count follows what is known: one holder, two with a sequence, one again. */
  private boolean trial() {
    Pointer memory = api.cpuMemory();
    ByteBuffer data = ByteBuffer.allocateDirect(Float.BYTES);
    Pointer value = api.tensor(memory, data, new long[] {1}, FLOAT);
    try {
      int alone = holders(value);
      Pointer sequence = api.sequence(value);
      int shared = holders(value);
      api.releaseValue(sequence);
      return alone == 1 && shared == 2 && holders(value) == 1;
    } finally {
      api.releaseValue(value);
      api.releaseMemory(memory);
    }
  }
}
