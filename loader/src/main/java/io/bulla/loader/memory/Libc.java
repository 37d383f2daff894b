package io.bulla.loader.memory;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/**
 * The calls to the C library, for 64-bit Linux: the only class that touches JNA. Its initialisation
 * fails with a LinkageError where JNA cannot be loaded.
 */
final class Libc {
  static final int MADV_DONTNEED = 4;
  static final int MADV_HUGEPAGE = 14;
  static final int MADV_DONTDUMP = 16;
  static final int MAP_FIXED = 0x10;
  static final int MAP_NORESERVE = 0x4000;

  private static final int MLOCK_ONFAULT = 1;
  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
  private static final long MAP_FAILED = -1;

  static {
    Native.register(Libc.class, ProcessLibrary.get());
  }

  private Libc() {}

  static int pageSizeBytes() {
    if (Native.POINTER_SIZE != Long.BYTES) {
      throw new IllegalStateException("native memory calls are made in 64-bit processes only");
    }
    return getpagesize();
  }

  /** An anonymous private mapping; the error number, negated, if there is none. */
  static long map(long address, long lengthBytes, int moreFlags) {
    int flags = MAP_PRIVATE_ANONYMOUS | moreFlags;
    long mapped = mmap(address, lengthBytes, PROT_READ_WRITE, flags, -1, 0);
    return mapped == MAP_FAILED ? -Native.getLastError() : mapped;
  }

  /** 0, or the error number. */
  static int advise(long address, long lengthBytes, int advice) {
    return madvise(address, lengthBytes, advice) == 0 ? 0 : Native.getLastError();
  }

  /**
   * 0, or the error number. Each page is locked when it is first touched: touching all of them here
   * would be the work of one thread.
   */
  static int lock(long address, long lengthBytes) {
    return mlock2(address, lengthBytes, MLOCK_ONFAULT) == 0 ? 0 : Native.getLastError();
  }

  /** Nothing where it is not locked; 0, or the error number. */
  static int unlock(long address, long lengthBytes) {
    return munlock(address, lengthBytes) == 0 ? 0 : Native.getLastError();
  }

  /** 0, or the error number. */
  static int unmap(long address, long lengthBytes) {
    return munmap(address, lengthBytes) == 0 ? 0 : Native.getLastError();
  }

  static void zero(long address, long lengthBytes) {
    new Pointer(address).setMemory(0, lengthBytes, (byte) 0);
  }

  static ByteBuffer view(long address, int lengthBytes) {
    return new Pointer(address).getByteBuffer(0, lengthBytes);
  }

  private static native int getpagesize();

  private static native long mmap(
      long address, long lengthBytes, int protection, int flags, int descriptor, long offset);

  private static native int madvise(long address, long lengthBytes, int advice);

  private static native int mlock2(long address, long lengthBytes, int flags);

  private static native int munlock(long address, long lengthBytes);

  private static native int munmap(long address, long lengthBytes);
}
