import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoraAdapter;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Runs a model with each of the adapters that follow it, given as FORM=FILE. */
public class LoraProgram {
  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(args[0], options)) {
      for (int i = 1; i < args.length; i++) {
        String[] formAndFile = args[i].split("=", 2);
        run(environment, session, adapter(formAndFile[0], Path.of(formAndFile[1])));
      }
    }
  }

  private static OrtLoraAdapter adapter(String form, Path file) throws Exception {
    if (form.equals("path")) {
      return OrtLoraAdapter.create(file.toString());
    }
    byte[] bytes = Files.readAllBytes(file);
    return form.equals("bytes")
        ? OrtLoraAdapter.create(bytes)
        : OrtLoraAdapter.create(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
  }

  private static void run(OrtEnvironment environment, OrtSession session, OrtLoraAdapter adapter)
      throws Exception {
    try (adapter;
        OrtSession.RunOptions options = new OrtSession.RunOptions();
        OnnxTensor x = OnnxTensor.createTensor(environment, new float[] {1.5f, -2f, 4f})) {
      options.addActiveLoraAdapter(adapter);
      try (OrtSession.Result result = session.run(Map.of("x", x), options)) {
        System.out.println(Arrays.toString((float[]) result.get(0).getValue()));
      }
    }
  }
}
