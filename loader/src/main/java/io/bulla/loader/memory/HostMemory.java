package io.bulla.loader.memory;

/** Finds out, once, what this host has. */
final class HostMemory {
  static final NativeMemory FOUND = find();

  private HostMemory() {}

  private static NativeMemory find() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return new JdkMemory("native memory calls are made on Linux only");
    }
    try {
      return new LinuxMemory(Libc.pageSizeBytes());
    } catch (LinkageError e) {
      return new JdkMemory("JNA cannot be loaded: " + firstLine(e));
    } catch (IllegalStateException e) {
      return new JdkMemory(firstLine(e));
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
