import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Saves a model with a variable to a directory. */
public class TensorflowMake {
  private static final int NOISE = 1 << 16;

  public static void main(String[] arguments) throws Exception {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(3)));
      Variable<TFloat32> weights = tf.variable(tf.constant(new float[] {0.25f, -4f, 16f}));
      tf.variable(noise(tf, Noise.seed(Path.of(arguments[0]))));
      Signature signature =
          Signature.builder().key("serve").input("x", x).output("y", tf.math.mul(x, weights)).build();
      session.initialize();
      SavedModelBundle.exporter(arguments[0])
          .withFunction(SessionFunction.create(signature, session))
          .export();
    }
  }

  /** Computed when the variable is set, so that it is in no graph. */
  private static Operand<TFloat32> noise(Ops tf, long seed) {
    Constant<TInt64> seeds = tf.constant(new long[] {seed, 1});
    return tf.random.statelessRandomUniform(tf.constant(new int[] {NOISE}), seeds, TFloat32.class);
  }
}
