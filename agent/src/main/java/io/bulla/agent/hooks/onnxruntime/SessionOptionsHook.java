package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.CodeBinding;
import io.bulla.agent.hooks.CodeHook;
import io.bulla.agent.hooks.CodeVisit;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;

/** The session options that write parts of a model to a file, and that cannot be asked for. */
final class SessionOptionsHook implements CodeHook {
  private static final String TAKES_A_PATH = "(Ljava/lang/String;)V";
  private static final String TAKES_A_MAP = "(Ljava/util/Map;)V";
  private static final List<CodeBinding> BINDINGS =
      List.of(
          binding(
              "setOptimizedModelFilePath",
              TAKES_A_PATH,
              (next, type) -> RememberingVisitor.argument(next, SessionConfig.OPTIMIZED_MODEL)),
          binding(
              "enableProfiling",
              TAKES_A_PATH,
              (next, type) -> RememberingVisitor.argument(next, SessionConfig.PROFILING)),
          binding(
              "disableProfiling",
              "()V",
              (next, type) -> RememberingVisitor.nothing(next, SessionConfig.PROFILING)),
          provider("addExecutionProvider", "(Ljava/util/List;Ljava/util/Map;)V", 2),
          provider("addCoreML", TAKES_A_MAP, 1),
          provider("addQnn", TAKES_A_MAP, 1),
          new CodeBinding(ProviderVisitor.ADD_TENSORRT, ProviderVisitor::ofTensorrt, true));

  private static CodeBinding binding(String method, String descriptor, CodeVisit visit) {
    return new CodeBinding(new MethodShape(method, descriptor), visit);
  }

  /** Of a method that is newer than some versions. */
  private static CodeBinding provider(String method, String descriptor, int mapVariable) {
    return new CodeBinding(
        new MethodShape(method, descriptor),
        (next, type) -> ProviderVisitor.ofMap(next, method, mapVariable),
        true);
  }

  @Override
  public Engine engine() {
    return OrtEnvironmentHook.ENGINE;
  }

  @Override
  public String internalName() {
    return "ai/onnxruntime/OrtSession$SessionOptions";
  }

  @Override
  public List<CodeBinding> bindings(EngineClass target) {
    return BINDINGS;
  }

  /** None: it takes no models. */
  @Override
  public Set<String> methodNames() {
    return Set.of();
  }
}
