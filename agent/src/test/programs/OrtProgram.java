import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** An application that knows nothing of Bulla: loads a model in one form and runs it. */
public class OrtProgram {
  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    for (int i = 2; i < args.length; i++) {
      options.addConfigEntry(args[i], "1");
    }
    try (OrtSession session = open(environment, args[0], Path.of(args[1]), options);
        OnnxTensor x = OnnxTensor.createTensor(environment, new float[] {1.5f, -2f, 4f});
        OrtSession.Result result = session.run(Map.of("x", x))) {
      System.out.println(Arrays.toString((float[]) result.get(0).getValue()));
    }
  }

  private static OrtSession open(
      OrtEnvironment environment, String form, Path model, OrtSession.SessionOptions options)
      throws Exception {
    if (form.equals("path")) {
      return environment.createSession(model.toString(), options);
    }
    byte[] bytes = Files.readAllBytes(model);
    if (form.equals("bytes")) {
      return environment.createSession(bytes, options);
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return environment.createSession(buffer, options);
  }
}
