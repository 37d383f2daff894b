import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Loads a model that ONNX Runtime refuses, then counts a marker in all memory of this process that
 * can be written. The marker comes inverted, so that the program itself does not hold it.
 */
public class MemoryProgram {
  private static final int CHUNK_BYTES = 1 << 20;

  public static void main(String[] args) throws Exception {
    byte[] inverted = Base64.getDecoder().decode(args[2]);
    byte[] read = Files.readAllBytes(Path.of(args[1]));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    for (String form : args[0].split(",")) {
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        OrtProgram.open(environment, form, Path.of(args[1]), options).close();
        System.out.println("loaded");
      } catch (OrtException e) {
        System.out.println(e.getMessage().contains("INVALID_PROTOBUF") ? "no model" : e);
      }
    }
    System.out.println(count(inverted) > 0 ? "found" : "not found");
    Reference.reachabilityFence(read);
  }

  static int count(byte[] inverted) throws IOException {
    int count = 0;
    try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        String[] range = line.split("[- ]", 4);
        if (range[2].startsWith("rw")) {
          long start = Long.parseUnsignedLong(range[0], 16);
          count += count(memory, start, Long.parseUnsignedLong(range[1], 16), inverted);
        }
      }
    }
    return count;
  }

  private static int count(RandomAccessFile memory, long start, long end, byte[] inverted) {
    int count = 0;
    byte[] chunk = new byte[CHUNK_BYTES + inverted.length];
    for (long at = start; at < end; at += CHUNK_BYTES) {
      try {
        memory.seek(at);
        int length = memory.read(chunk, 0, (int) Math.min(chunk.length, end - at));
        count += count(chunk, length, inverted);
      } catch (IOException e) {
        // Not backed by memory.
      }
    }
    return count;
  }

  private static int count(byte[] chunk, int length, byte[] inverted) {
    int count = 0;
    for (int i = 0; i + inverted.length <= length; i++) {
      int same = 0;
      while (same < inverted.length && (byte) ~chunk[i + same] == inverted[same]) {
        same++;
      }
      count += same == inverted.length ? 1 : 0;
    }
    return count;
  }
}
