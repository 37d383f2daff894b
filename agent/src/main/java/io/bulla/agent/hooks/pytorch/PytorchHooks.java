package io.bulla.agent.hooks.pytorch;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Handover;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.LoadPoint;
import io.bulla.agent.hooks.LoadPointHook;
import java.util.List;
import java.util.Set;

/**
 * Where DJL's PyTorch takes TorchScript modules; callers expect an IOException.
 *
 * <p>The forms stay what they are: by path with device mapping and extra files, by stream without.
 */
public final class PytorchHooks {
  static final Engine ENGINE = new Engine("pytorch", "PyTorch of DJL", Set.of("0.36.0"));

  private PytorchHooks() {}

  /** All of them. */
  public static List<Hook> all() {
    LoadPoint path =
        new LoadPoint(
            "loadModule",
            "(Lai/djl/pytorch/engine/PtNDManager;Ljava/nio/file/Path;Z[Ljava/lang/String;"
                + "[Ljava/lang/String;Z)Lai/djl/pytorch/engine/PtSymbolBlock;",
            1,
            Handover.PATH);
    LoadPoint stream =
        new LoadPoint(
            "loadModuleHandle", "(Ljava/io/InputStream;Lai/djl/Device;ZZ)J", 0, Handover.STREAM);
    return List.of(new LoadPointHook(ENGINE, "ai/djl/pytorch/jni/JniUtils", List.of(path, stream)));
  }
}
