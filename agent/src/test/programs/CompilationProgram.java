import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtModelCompilationOptions;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compiles models, each given as FORM=FILE, to a file in a directory, twice from one input, and
 * tells what came of it.
 */
public class CompilationProgram {
  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Path outputs = Path.of(args[0]);
    for (int i = 1; i < args.length; i++) {
      String[] formAndFile = args[i].split("=", 2);
      Path output = outputs.resolve(i + ".onnx");
      System.out.println(outcome(environment, formAndFile[0], Path.of(formAndFile[1]), output));
    }
  }

  private static String outcome(
      OrtEnvironment environment, String form, Path model, Path output) throws Exception {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtModelCompilationOptions compilation =
            OrtModelCompilationOptions.createFromSessionOptions(environment, options)) {
      input(compilation, form, model);
      compilation.setOutputModelPath(output + ".first");
      compilation.compileModel();
      compilation.setOutputModelPath(output.toString());
      compilation.compileModel();
      return "compiled";
    } catch (OrtException e) {
      return e.getMessage();
    }
  }

  static void input(OrtModelCompilationOptions compilation, String form, Path model)
      throws Exception {
    if (form.equals("path")) {
      compilation.setInputModelPath(model.toString());
    } else {
      byte[] bytes = Files.readAllBytes(model);
      ByteBuffer buffer =
          form.equals("heap") ? ByteBuffer.allocate(bytes.length) : direct(bytes.length);
      compilation.setInputModelFromBuffer(buffer.put(bytes).flip());
    }
  }

  private static ByteBuffer direct(int lengthBytes) {
    return ByteBuffer.allocateDirect(lengthBytes);
  }
}
