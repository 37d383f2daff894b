import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/** Predicts by the booster at each path, given by path, as bytes and as a stream. */
public class Xgboost4jProgram {
  public static void main(String[] paths) {
    for (String path : paths) {
      Path file = Path.of(path);
      Tries.load(path, () -> predict(XGBoost.loadModel(path)));
      Tries.load("bytes " + path, () -> predict(XGBoost.loadModel(Files.readAllBytes(file))));
      Tries.load("stream " + path, () -> predictStream(file));
    }
  }

  private static String predictStream(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return predict(XGBoost.loadModel(in));
    }
  }

  private static String predict(Booster booster) throws Exception {
    DMatrix rows = new DMatrix(new float[] {1, 2, 7, 3, 4, 9}, 3, 2, Float.NaN);
    try {
      WhileOpen.action.run();
      return Arrays.deepToString(booster.predict(rows));
    } finally {
      booster.dispose();
    }
  }
}
