import java.nio.file.Path;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/** Trains a small booster and saves it to each path, whose ending says the format. */
public class XgboostTrain {
  private static final int NOTE_LETTERS = 1 << 18;

  public static void main(String[] paths) throws Exception {
    float[] features = new float[200];
    float[] labels = new float[100];
    for (int i = 0; i < labels.length; i++) {
      features[2 * i] = i % 10;
      features[2 * i + 1] = i / 10;
      labels[i] = i % 10 * 3 - i / 10;
    }
    DMatrix data = new DMatrix(features, labels.length, 2, Float.NaN);
    data.setLabel(labels);
    Map<String, Object> parameters = Map.of("max_depth", 3, "eta", 0.5, "nthread", 1);
    Booster booster = XGBoost.train(data, parameters, 5, Map.of(), null, null);
    for (String path : paths) {
      long seed = Noise.seed(Path.of(path));
      booster.setAttr("note", Noise.letters(seed, NOTE_LETTERS));
      booster.saveModel(path);
    }
  }
}
