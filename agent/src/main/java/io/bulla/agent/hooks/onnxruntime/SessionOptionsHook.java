package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.CodeBinding;
import io.bulla.agent.hooks.CodeHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.OptionsRule;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The session options that write parts of a model to a file, and that cannot be asked for: only
 * native code keeps what it is told, so the agent does too.
 */
final class SessionOptionsHook implements CodeHook {
  private static final String TAKES_A_PATH = "(Ljava/lang/String;)V";
  private static final String TAKES_A_MAP = "(Ljava/util/Map;)V";
  private static final String TENSORRT = "ai/onnxruntime/providers/OrtTensorRTProviderOptions";
  private static final Push THIS = Push.variable(0);
  private static final List<CodeBinding> BINDINGS =
      List.of(
          new CodeBinding(new MethodShape("<init>", "()V"), SessionOptionsHook::made),
          option(
              "setOptimizedModelFilePath",
              TAKES_A_PATH,
              SessionConfig.OPTIMIZED_MODEL,
              Push.variable(1)),
          option("enableProfiling", TAKES_A_PATH, SessionConfig.PROFILING, Push.variable(1)),
          option("disableProfiling", "()V", SessionConfig.PROFILING, Push.constant("")),
          provider("addExecutionProvider", "(Ljava/util/List;Ljava/util/Map;)V", Push.variable(2)),
          provider("addCoreML", TAKES_A_MAP, Push.variable(1)),
          provider("addQnn", TAKES_A_MAP, Push.variable(1)),
          provider("addTensorrt", "(L" + TENSORRT + ";)V", SessionOptionsHook::tensorrtOptions));

  /** Those that were made before are not known: see {@link OptionsRule#UNSEEN}. */
  private static MethodVisitor made(MethodVisitor next, String className) {
    return new LeavingVisitor(next, remember(OptionsRule.MADE, Push.constant("")));
  }

  private static GateCall remember(String key, Push value) {
    return GateCall.of(
        "remember",
        "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;)V",
        THIS,
        Push.constant(key),
        value);
  }

  private static CodeBinding option(String method, String descriptor, String key, Push value) {
    GateCall call = remember(key, value);
    return new CodeBinding(
        new MethodShape(method, descriptor), (next, type) -> new TellingVisitor(next, call));
  }

  /**
   * Of an execution provider, some of which write what they make of a model to a cache on disk; by
   * a method that is newer than some versions.
   */
  private static CodeBinding provider(String method, String descriptor, Push options) {
    GateCall call =
        GateCall.of(
            "rememberProvider",
            "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/Object;)V",
            THIS,
            Push.constant(method),
            options);
    return new CodeBinding(
        new MethodShape(method, descriptor), (next, type) -> new TellingVisitor(next, call), true);
  }

  /** They are an object that says them as one text. */
  private static void tensorrtOptions(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, TENSORRT, "getOptionsString", "()Ljava/lang/String;", false);
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
