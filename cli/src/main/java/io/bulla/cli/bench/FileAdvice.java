package io.bulla.cli.bench;

import com.sun.jna.Native;
import io.bulla.loader.memory.ProcessLibrary;

/**
 * The calls to the C library, for 64-bit Linux. Its initialisation fails with a LinkageError where
 * JNA cannot be loaded.
 */
final class FileAdvice {
  private static final int READ_ONLY_CLOSED_ON_EXEC = 0x80000;
  private static final int DONT_NEED = 4;

  static {
    Native.register(FileAdvice.class, ProcessLibrary.get());
  }

  private FileAdvice() {}

  /** Of the whole file; 0, or the error number. */
  static int dontNeed(String path) {
    int descriptor = open(path, READ_ONLY_CLOSED_ON_EXEC);
    if (descriptor < 0) {
      return Native.getLastError();
    }
    try {
      return posix_fadvise(descriptor, 0, 0, DONT_NEED);
    } finally {
      close(descriptor);
    }
  }

  private static native int open(String path, int flags);

  private static native int posix_fadvise(
      int descriptor, long offset, long lengthBytes, int advice);

  private static native int close(int descriptor);
}
