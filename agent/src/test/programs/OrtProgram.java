import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * An application that knows nothing of Bulla: loads a model in forms, comma-separated, and runs it.
 * What follows the model are entries of the session's configuration, optimized=FILE,
 * profiling=FILE, or options of an execution provider, qnn.KEY=VALUE.
 */
public class OrtProgram {
  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    for (int i = 2; i < args.length; i++) {
      set(options, args[i].split("="));
    }
    for (String form : args[0].split(",")) {
      try (OrtSession session = open(environment, form, Path.of(args[1]), options);
          OnnxTensor x = OnnxTensor.createTensor(environment, new float[] {1.5f, -2f, 4f});
          OrtSession.Result result = session.run(Map.of("x", x))) {
        WhileOpen.action.run();
        System.out.println(Arrays.toString((float[]) result.get(0).getValue()));
      }
    }
  }

  static void set(OrtSession.SessionOptions options, String[] entry) throws Exception {
    if (entry[0].equals("optimized")) {
      options.setOptimizedModelFilePath(entry[1]);
    } else if (entry[0].equals("profiling")) {
      options.enableProfiling(entry[1]);
    } else if (entry[0].startsWith("qnn.")) {
      addQnn(options, Map.of(entry[0].substring("qnn.".length()), entry[1]));
    } else {
      options.addConfigEntry(entry[0], entry[1]);
    }
  }

  static void addQnn(OrtSession.SessionOptions options, Map<String, String> provider) {
    try {
      options.addQnn(provider);
    } catch (OrtException e) {
      System.out.println("no QNN here: " + e.getMessage());
    }
  }

  static OrtSession open(
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
