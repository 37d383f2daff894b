import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtModelCompilationOptions;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives models to ONNX Runtime's compiler as its input, by path and by buffer. */
public class CompileProgram {
  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    for (String model : args) {
      for (boolean path : new boolean[] {true, false}) {
        System.out.println(outcome(environment, Path.of(model), path));
      }
    }
  }

  private static String outcome(OrtEnvironment environment, Path model, boolean path)
      throws Exception {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtModelCompilationOptions compilation =
            OrtModelCompilationOptions.createFromSessionOptions(environment, options)) {
      if (path) {
        compilation.setInputModelPath(model.toString());
      } else {
        byte[] bytes = Files.readAllBytes(model);
        compilation.setInputModelFromBuffer(
            ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
      }
      return "taken";
    } catch (OrtException e) {
      return e.getMessage();
    }
  }
}
