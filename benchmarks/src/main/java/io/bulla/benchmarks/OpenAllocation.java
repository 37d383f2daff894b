package io.bulla.benchmarks;

import com.sun.management.ThreadMXBean;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModel;
import io.bulla.provider.config.ConfigurationException;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * What opening a sealed file allocates on the Java heap for each GiB, by one thread, for each
 * cipher engine: a line {@code ENGINE BYTES} each. The first openings, so before the compiler has
 * taken allocations out: no later one allocates more.
 */
public final class OpenAllocation {

  private static final int SIZE_MEBIBYTES = 64;
  private static final int MEBIBYTES_IN_A_GIBIBYTE = 1024;
  private static final int SEGMENT_BYTES = 1 << 18;
  private static final int OPENINGS = 2;
  private static final List<String> ENGINES = List.of("Conscrypt", "SunJCE", "BCFIPS");

  private OpenAllocation() {}

  /** Takes nothing. */
  public static void main(String[] arguments)
      throws IOException, GeneralSecurityException, ConfigurationException, KekException {
    Path directory = Files.createTempDirectory("bulla-allocation");
    try {
      Path plain = RandomFile.write(directory.resolve("plain"), SIZE_MEBIBYTES);
      SealedFile sealed = SealedFile.seal(plain, directory, SEGMENT_BYTES);
      for (String engine : ENGINES) {
        System.out.println(engine + " " + most(sealed, engine));
      }
    } finally {
      FileTree.delete(directory);
    }
  }

  private static long most(SealedFile sealed, String engine) throws IOException {
    long most = 0;
    try (SealedModel model = sealed.open(engine, 1)) {
      for (int i = 0; i < OPENINGS; i++) {
        most = Math.max(most, allocated(model));
      }
    }
    return most * MEBIBYTES_IN_A_GIBIBYTE / SIZE_MEBIBYTES;
  }

  private static long allocated(SealedModel model) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try (Plaintext plaintext = model.load("")) {
      if (plaintext.lengthBytes() != (long) SIZE_MEBIBYTES << 20) {
        throw new IllegalStateException("the model has another length");
      }
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
