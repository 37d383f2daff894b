package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.CodeBinding;
import io.bulla.agent.hooks.CodeHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;

/**
 * The three package-private methods of OrtEnvironment in which every public createSession ends.
 *
 * <p>A sealed model reaches ONNX Runtime as a direct buffer, which is wiped as soon as the session
 * exists, since ONNX Runtime has copied it; larger tensors are not in it, but lent to the session.
 */
final class OrtEnvironmentHook implements CodeHook {
  static final String ID = "onnxruntime";

  static final Engine ENGINE =
      new Engine(
          ID,
          "ONNX Runtime",
          Set.of("1.20.0", "1.21.1", "1.24.2", "1.26.0", "1.29.0"),
          SessionConfig::refusal,
          new OrtPreparation(),
          new PlainReferences());

  private static final String REST =
      "Lai/onnxruntime/OrtAllocator;Lai/onnxruntime/OrtSession$SessionOptions;)"
          + "Lai/onnxruntime/OrtSession;";
  private static final MethodShape BUFFER_FORM =
      new MethodShape("createSession", SessionForm.BUFFER_FORM);
  private static final MethodShape CONFIG_ENTRIES =
      new MethodShape("getConfigEntries", "()Ljava/util/Map;");

  private static final List<CodeBinding> BINDINGS =
      List.of(binding("(Ljava/lang/String;"), binding("([B"), binding("(Ljava/nio/ByteBuffer;"));

  private static CodeBinding binding(String model) {
    return new CodeBinding(
        new MethodShape("createSession", model + REST), PlaintextVisitor.of(SessionForm.FORM));
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
  public List<CodeBinding> bindings(EngineClass target) {
    target.require(BUFFER_FORM);
    target.require("ai/onnxruntime/OrtSession$SessionOptions", CONFIG_ENTRIES);
    PlaintextVisitor.requireRefusal(target);
    return BINDINGS;
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
