package io.bulla.loader.memory;

import com.sun.jna.Native;

/**
 * The calls to the C library for {@link Memfd}. Apart from {@link Libc}, since a C library that is
 * too old for memfd_create must not cost the other calls. Its initialisation fails with a
 * LinkageError where a call is missing or JNA cannot be loaded.
 */
final class MemfdCalls {
  private static final int CLOEXEC_ALLOW_SEALING = 3;
  private static final int F_ADD_SEALS = 1033;
  private static final int SEAL_SHRINK_GROW_WRITE = 15;

  static {
    Native.register(MemfdCalls.class, ProcessLibrary.get());
  }

  private MemfdCalls() {}

  /** A descriptor, or the error number, negated. */
  static int create() {
    int descriptor = memfd_create("bulla", CLOEXEC_ALLOW_SEALING);
    return descriptor < 0 ? -Native.getLastError() : descriptor;
  }

  /** 0, or the error number. */
  static int forbidWriting(int descriptor) {
    return fcntl(descriptor, F_ADD_SEALS, SEAL_SHRINK_GROW_WRITE) == 0 ? 0 : Native.getLastError();
  }

  static void closeDescriptor(int descriptor) {
    close(descriptor);
  }

  private static native int memfd_create(String nameForPeople, int flags);

  private static native int fcntl(int descriptor, int command, int argument);

  private static native int close(int descriptor);
}
