package io.bulla.cli.bench;

import java.nio.file.Path;

/** The kernel's cache of files. Stateless, safe for threads. */
final class PageCache {
  private PageCache() {}

  /**
   * Asks the kernel to drop what it holds of a file. It need not: pages that are not written yet,
   * or that another process maps, stay.
   *
   * @throws NotMeasurableException if it cannot be asked, or refuses
   */
  static void drop(Path file) throws NotMeasurableException {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw new NotMeasurableException("the cache of files can be dropped on Linux only");
    }
    try {
      int error = FileAdvice.dontNeed(file.toString());
      if (error != 0) {
        throw new NotMeasurableException(
            file + ": this process may not drop it from the cache (error " + error + ")");
      }
    } catch (LinkageError e) {
      throw new NotMeasurableException(
          "the cache of files cannot be dropped: JNA cannot be loaded: " + e.getMessage());
    }
  }
}
