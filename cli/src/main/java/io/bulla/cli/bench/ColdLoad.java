package io.bulla.cli.bench;

import io.bulla.cli.terminal.Sizes;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Loads a model whose files the kernel has dropped from its cache, and counts only where they did
 * come from storage. Caches below the kernel (a disk's, a hypervisor's) are beyond it.
 *
 * @param load what is timed
 * @param model whose files are dropped before
 */
record ColdLoad(ModelLoad load, ModelUnderTest model) implements Trial {
  /** Headers and ends may share pages with what is read otherwise. */
  private static final double ENOUGH = 0.9;

  @Override
  public double run() throws IOException {
    for (Path file : model.files()) {
      PageCache.drop(file);
    }
    long before = StorageReads.bytes();
    double millis = load.run();
    long readBytes = StorageReads.bytes() - before;
    if (readBytes < ENOUGH * model.sealedBytes()) {
      throw new NotMeasurableException(
          "only "
              + Sizes.bytes(readBytes)
              + " of "
              + Sizes.bytes(model.sealedBytes())
              + " came from storage after the cache was to be dropped: the file system is in memory or"
              + " does not count, or the model was written a moment ago, or another process maps it");
    }
    return millis;
  }
}
