import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtModelCompilationOptions;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Counts a marker in the memory of this process while ONNX Runtime's compiler has a model, when it
 * was given another one in its place, and after it was closed.
 */
public class ClosedCompilationProgram {
  public static void main(String[] args) throws Exception {
    byte[] inverted = Base64.getDecoder().decode(args[0]);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      try (OrtModelCompilationOptions compilation =
          OrtModelCompilationOptions.createFromSessionOptions(environment, options)) {
        for (int i = 1; i < args.length; i++) {
          CompilationProgram.input(compilation, "path", Path.of(args[i]));
          System.out.println(MemoryProgram.count(inverted));
        }
      }
    }
    System.out.println(MemoryProgram.count(inverted));
  }
}
