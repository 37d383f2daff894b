import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An ordinary ONNX Runtime application: forms of createSession, comma-separated, then the model file. */
public final class RunSession {
  public static void main(String[] arguments) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Path file = Path.of(arguments[1]);
    for (String form : arguments[0].split(",")) {
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
          OrtSession session = create(environment, form, file, options)) {
        run(environment, session);
      }
    }
  }

  private static OrtSession create(
      OrtEnvironment environment, String form, Path file, OrtSession.SessionOptions options)
      throws Exception {
    return switch (form) {
      case "path" -> environment.createSession(file.toString(), options);
      case "bytes" -> environment.createSession(Files.readAllBytes(file), options);
      case "buffer" -> environment.createSession(direct(file), options);
      default -> throw new IllegalArgumentException(form);
    };
  }

  private static ByteBuffer direct(Path file) throws Exception {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect((int) channel.size());
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      return buffer.flip();
    }
  }

  private static void run(OrtEnvironment environment, OrtSession session) throws Exception {
    long[][] ids = {{101, 7592, 2088, 999, 102}};
    long[][] ones = {{1, 1, 1, 1, 1}};
    long[][] zeros = {{0, 0, 0, 0, 0}};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, ids);
        OnnxTensor mask = OnnxTensor.createTensor(environment, ones);
        OnnxTensor types = OnnxTensor.createTensor(environment, zeros);
        OrtSession.Result result =
            session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      print(((OnnxTensor) result.get(0)).getFloatBuffer());
    }
  }

  private static void print(FloatBuffer values) {
    StringBuilder line = new StringBuilder("output");
    while (values.hasRemaining()) {
      line.append(' ').append(Integer.toHexString(Float.floatToRawIntBits(values.get())));
    }
    System.out.println(line);
  }
}
