import ai.onnxruntime.OrtEnvironment;

/** Loads a model in an engine of unknown shape. */
public class DriftedProgram {
  public static void main(String[] args) {
    System.out.println(new OrtEnvironment().createSession(args[0], 0));
  }
}
