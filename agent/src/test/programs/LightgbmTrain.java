import ai.djl.ml.lightgbm.jni.LibUtils;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains a small booster and saves it to a path. */
public class LightgbmTrain {
  private static final int NAME_LETTERS = 1 << 17;

  public static void main(String[] paths) throws Exception {
    long seed = Noise.seed(Path.of(paths[0]));
    StringBuilder rows = new StringBuilder("y");
    rows.append(',').append(Noise.letters(seed, NAME_LETTERS));
    rows.append(',').append(Noise.letters(seed + 1, NAME_LETTERS)).append('\n');
    for (int i = 0; i < 100; i++) {
      rows.append(i % 10 * 3 - i / 10).append(',').append(i % 10).append(',').append(i / 10).append('\n');
    }
    Path table = Files.writeString(Path.of(paths[0] + ".csv"), rows);
    LibUtils.loadNative();
    String parameters = "objective=regression header=true min_data_in_leaf=2 num_leaves=8 num_threads=1 verbosity=-1";
    SWIGTYPE_p_p_void data = lightgbmlib.voidpp_handle();
    check(lightgbmlib.LGBM_DatasetCreateFromFile(table.toString(), parameters, null, data));
    SWIGTYPE_p_p_void booster = lightgbmlib.voidpp_handle();
    check(lightgbmlib.LGBM_BoosterCreate(lightgbmlib.voidpp_value(data), parameters, booster));
    for (int round = 0; round < 5; round++) {
      check(lightgbmlib.LGBM_BoosterUpdateOneIter(lightgbmlib.voidpp_value(booster), lightgbmlib.new_intp()));
    }
    check(lightgbmlib.LGBM_BoosterSaveModel(lightgbmlib.voidpp_value(booster), 0, -1, 0, paths[0]));
    Files.delete(table);
  }

  private static void check(int code) {
    if (code != 0) {
      throw new IllegalStateException(lightgbmlib.LGBM_GetLastError());
    }
  }
}
