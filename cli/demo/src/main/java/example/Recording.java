package example;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Notes when the program began and when its model was ready, and writes what it computed. */
final class Recording {
  private final long mainEpochMillis;
  private long readyEpochMillis;

  private Recording(long mainEpochMillis) {
    this.mainEpochMillis = mainEpochMillis;
  }

  static Recording begin() {
    return new Recording(System.currentTimeMillis());
  }

  void modelIsReady() {
    readyEpochMillis = System.currentTimeMillis();
  }

  /** Writes {@code embeddings.bin} (big-endian floats) and {@code times.properties}. */
  void write(Path directory, List<float[]> embeddings) throws IOException {
    try (OutputStream file = Files.newOutputStream(directory.resolve("embeddings.bin"));
        DataOutputStream floats = new DataOutputStream(file)) {
      for (float[] embedding : embeddings) {
        for (float value : embedding) {
          floats.writeInt(Float.floatToRawIntBits(value));
        }
      }
    }
    Files.writeString(
        directory.resolve("times.properties"),
        "main.epoch-millis=" + mainEpochMillis + "\nready.epoch-millis=" + readyEpochMillis + "\n");
  }
}
