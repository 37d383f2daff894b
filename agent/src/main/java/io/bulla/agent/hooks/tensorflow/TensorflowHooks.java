package io.bulla.agent.hooks.tensorflow;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Handover;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.LoadPoint;
import io.bulla.agent.hooks.LoadPointHook;
import java.util.List;
import java.util.Set;

/**
 * Where TensorFlow Java takes a SavedModel: the method in which every form of loading one ends, and
 * which returns when variables are restored and initializers have run.
 */
public final class TensorflowHooks {
  static final Engine ENGINE = new Engine("tensorflow", "TensorFlow Java", Set.of("1.1.0"));

  private TensorflowHooks() {}

  /** All of them. */
  public static List<Hook> all() {
    LoadPoint load =
        new LoadPoint(
                "load",
                "(Ljava/lang/String;[Ljava/lang/String;Lorg/tensorflow/proto/ConfigProto;"
                    + "Lorg/tensorflow/proto/RunOptions;)Lorg/tensorflow/SavedModelBundle;",
                0,
                Handover.DIRECTORY)
            .refusingWith("org.tensorflow.exceptions.TensorFlowException");
    return List.of(new LoadPointHook(ENGINE, "org/tensorflow/SavedModelBundle", List.of(load)));
  }
}
