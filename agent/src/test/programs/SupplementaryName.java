/** Loads a model whose name has a character beyond the basic plane, which JNI encodes in its own way. */
public class SupplementaryName {
  public static void main(String[] args) throws Exception {
    OrtProgram.main(new String[] {"path", args[0] + "/\ud83d\ude00.onnx"});
  }
}
