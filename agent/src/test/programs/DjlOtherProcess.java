import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import java.nio.file.Path;

/**
 * Loads models by an engine of a name that DJL Serving's have. There is none behind it: it only
 * says that DJL asked for it.
 */
public class DjlOtherProcess {
  public static void main(String[] args) {
    Engine.registerEngine(new Asked(args[0]));
    for (int i = 1; i < args.length; i++) {
      Path directory = Path.of(args[i]);
      Tries.load(args[i], () -> load(args[0], directory));
    }
  }

  private static String load(String engine, Path directory) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(directory)
            .optEngine(engine)
            .build();
    criteria.loadModel().close();
    return "loaded";
  }

  private record Asked(String name) implements EngineProvider {
    @Override
    public String getEngineName() {
      return name;
    }

    @Override
    public int getEngineRank() {
      return 100;
    }

    @Override
    public Engine getEngine() {
      throw new IllegalStateException("the engine was asked for");
    }
  }
}
