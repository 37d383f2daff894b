package io.bulla.agent.hooks.tokenizers;

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

/**
 * HuggingFaceTokenizer.newInstance: by path, through the files it opens; by stream, through the
 * stream. The form with two paths reads both in native code, so it refuses sealed ones.
 */
final class HuggingFaceTokenizerHook implements AdviceHook {
  private static final String NAME = "ai/djl/huggingface/tokenizers/HuggingFaceTokenizer";
  private static final String RESULT = ")L" + NAME + ";";
  private static final String PATH = "Ljava/nio/file/Path;";
  private static final String STREAM = "Ljava/io/InputStream;";
  private static final String MAP = "Ljava/util/Map;";

  private static final FileReadingHook BY_PATH =
      new FileReadingHook(
          TokenizersHooks.ENGINE,
          NAME,
          List.of(newInstance(PATH + MAP), newInstance(PATH + "Ljava/lang/String;" + MAP)),
          false);

  private static final MethodShape BY_STREAM = newInstance(STREAM + MAP);

  // Not in every version.
  private static final List<AdviceBinding> OPTIONAL =
      List.of(
          advice(
              newInstance(STREAM + MAP + "Lai/djl/huggingface/tokenizers/TokenizerConfig;"),
              "StreamAdvice"),
          advice(newInstance(PATH + PATH + MAP), "TwoPathsAdvice"));

  private static MethodShape newInstance(String parameters) {
    return new MethodShape("newInstance", "(" + parameters + RESULT);
  }

  private static AdviceBinding advice(MethodShape method, String name) {
    return new AdviceBinding(method, "io.bulla.agent.hooks.tokenizers." + name);
  }

  @Override
  public Engine engine() {
    return TokenizersHooks.ENGINE;
  }

  @Override
  public String internalName() {
    return NAME;
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    List<AsmVisitorWrapper> wrappers = new ArrayList<>(BY_PATH.wrappers(target));
    wrappers.add(advice(BY_STREAM, "StreamAdvice").bind(target));
    OPTIONAL.stream()
        .filter(binding -> target.has(binding.method()))
        .forEach(binding -> wrappers.add(binding.bind(target)));
    return wrappers;
  }

  @Override
  public Set<String> methodNames() {
    return Set.of("newInstance");
  }
}
