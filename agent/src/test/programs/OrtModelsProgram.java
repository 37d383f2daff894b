import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Loads models, each given as FORM=FILE, and prints what each computes, or why it does not. */
public class OrtModelsProgram {
  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    for (String model : args) {
      String[] formAndFile = model.split("=", 2);
      System.out.println(outcome(environment, formAndFile[0], Path.of(formAndFile[1])));
    }
  }

  private static String outcome(OrtEnvironment environment, String form, Path model)
      throws Exception {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = OrtProgram.open(environment, form, model, options);
        OnnxTensor x = OnnxTensor.createTensor(environment, new float[] {1.5f, -2f, 4f});
        OrtSession.Result result = session.run(Map.of("x", x))) {
      return Arrays.toString((float[]) result.get(0).getValue());
    } catch (OrtException e) {
      return e.getMessage();
    }
  }
}
