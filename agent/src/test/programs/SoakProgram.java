import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.FileInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads and closes a model again and again, and prints by how much open descriptors and resident
 * memory (KiB) grew after the warm-up. With "leak" it keeps a descriptor and as much memory as the
 * model has for each load.
 */
public class SoakProgram {
  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    String model = args[0];
    boolean leak = args.length > 3;
    load(model, Integer.parseInt(args[1]), leak);
    long descriptors = descriptors();
    long residentKib = residentKib();
    load(model, Integer.parseInt(args[2]), leak);
    System.out.println("descriptors=" + (descriptors() - descriptors));
    System.out.println("residentKib=" + (residentKib() - residentKib));
  }

  private static void load(String model, int times, boolean leak) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    for (int i = 0; i < times; i++) {
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        environment.createSession(model, options).close();
      }
      if (leak) {
        leak(Path.of(model));
      }
    }
  }

  private static void leak(Path model) throws Exception {
    ByteBuffer kept = ByteBuffer.allocateDirect((int) Files.size(model));
    while (kept.hasRemaining()) {
      kept.put((byte) 1); // resident only once it is written to
    }
    KEPT.add(kept);
    KEPT.add(new FileInputStream(model.toFile()));
  }

  private static long descriptors() throws Exception {
    System.gc(); // those of the JDK's own cleaners are closed with it
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  private static long residentKib() throws Exception {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
