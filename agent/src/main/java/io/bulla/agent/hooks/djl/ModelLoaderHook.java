package io.bulla.agent.hooks.djl;

import io.bulla.agent.hooks.AdviceBinding;
import io.bulla.agent.hooks.AdviceHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.FileReadingHook;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** BaseModelLoader: reads serving.properties, and says which engine is to have a model. */
final class ModelLoaderHook implements AdviceHook {
  private static final String NAME = "ai/djl/repository/zoo/BaseModelLoader";

  private final FileReadingHook properties =
      FileReadingHook.of(
          DjlHooks.ENGINE,
          NAME,
          "loadServingProperties",
          "(Ljava/nio/file/Path;Ljava/util/Map;Ljava/util/Map;)V");
  private final AdviceBinding otherProcesses =
      new AdviceBinding(
          new MethodShape(
              "createModel",
              "(Ljava/nio/file/Path;Ljava/lang/String;Lai/djl/Device;Lai/djl/nn/Block;"
                  + "Ljava/util/Map;Ljava/lang/String;)Lai/djl/Model;"),
          "io.bulla.agent.hooks.djl.OtherProcessAdvice");

  @Override
  public Engine engine() {
    return DjlHooks.ENGINE;
  }

  @Override
  public String internalName() {
    return NAME;
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    List<AsmVisitorWrapper> wrappers = new ArrayList<>(properties.wrappers(target));
    wrappers.add(otherProcesses.bind(target));
    return wrappers;
  }

  @Override
  public Set<String> methodNames() {
    return Set.of("loadServingProperties", "createModel");
  }
}
