package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.AdviceBinding;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/**
 * The three package-private methods of OrtEnvironment in which every public createSession ends.
 *
 * <p>A sealed model reaches ONNX Runtime as a direct buffer, which is wiped as soon as the session
 * exists, since ONNX Runtime has copied it; larger tensors are not in it, but lent to the session.
 */
final class OrtEnvironmentHook implements Hook {
  static final Engine ENGINE =
      new Engine(
          OrtSessionAdvice.ENGINE,
          "ONNX Runtime",
          Set.of("1.20.0", "1.21.1", "1.24.2", "1.26.0", "1.29.0"),
          SessionConfig::refusal,
          OrtPreparation::prepare,
          new PlainReferences());

  private static final String ADVICE = "io.bulla.agent.hooks.onnxruntime.OrtSessionAdvice";
  private static final String REST =
      "Lai/onnxruntime/OrtAllocator;Lai/onnxruntime/OrtSession$SessionOptions;)"
          + "Lai/onnxruntime/OrtSession;";
  private static final MethodShape BUFFER_FORM =
      new MethodShape(
          "createSession",
          "(Ljava/nio/ByteBuffer;Lai/onnxruntime/OrtSession$SessionOptions;)"
              + "Lai/onnxruntime/OrtSession;");
  private static final MethodShape CONFIG_ENTRIES =
      new MethodShape("getConfigEntries", "()Ljava/util/Map;");
  private static final MethodShape EXCEPTION = new MethodShape("<init>", "(Ljava/lang/String;)V");

  private static final List<AdviceBinding> BINDINGS =
      List.of(binding("(Ljava/lang/String;"), binding("([B"), binding("(Ljava/nio/ByteBuffer;"));

  private static AdviceBinding binding(String model) {
    return new AdviceBinding(new MethodShape("createSession", model + REST), ADVICE);
  }

  @Override
  public Engine engine() {
    return ENGINE;
  }

  @Override
  public String internalName() {
    return "ai/onnxruntime/OrtEnvironment";
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    target.require(BUFFER_FORM);
    target.require("ai.onnxruntime.OrtSession$SessionOptions", CONFIG_ENTRIES);
    target.require("ai.onnxruntime.OrtException", EXCEPTION);
    return BINDINGS.stream().map(binding -> binding.bind(target)).toList();
  }

  @Override
  public void woven(String version) {
    Telemetry.turnOff(version);
  }

  @Override
  public Set<String> methodNames() {
    return Set.of("createSession");
  }
}
