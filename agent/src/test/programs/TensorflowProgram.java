import java.util.Arrays;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;

/** Loads the model in each directory and prints what it computes. */
public class TensorflowProgram {
  public static void main(String[] directories) {
    for (String directory : directories) {
      Tries.load(directory, () -> compute(directory));
    }
  }

  private static String compute(String directory) {
    try (SavedModelBundle model = SavedModelBundle.load(directory, "serve");
        TFloat32 x = TFloat32.vectorOf(1.5f, -2f, 4f);
        Result result = model.function("serve").call(Map.of("x", x))) {
      WhileOpen.action.run();
      return Arrays.toString(StdArrays.array1dCopyOf((TFloat32) result.get("y").orElseThrow()));
    }
  }
}
