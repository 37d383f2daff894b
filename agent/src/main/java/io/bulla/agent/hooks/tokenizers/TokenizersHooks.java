package io.bulla.agent.hooks.tokenizers;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.FileReadingHook;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;

/** The tokenizer itself, its configuration, and the translators that read files of their own. */
public final class TokenizersHooks {
  static final Engine ENGINE =
      new Engine(StreamAdvice.ENGINE, "HuggingFace tokenizers", Set.of("0.36.0", "0.38.0"));

  private static final String TRANSLATORS = "ai/djl/huggingface/translator/";

  private TokenizersHooks() {}

  /** All of them. */
  public static List<Hook> all() {
    return List.of(
        new HuggingFaceTokenizerHook(),
        tokenizerConfig(),
        translator("SparseRetrievalTranslator"),
        translator("TextClassificationTranslator"),
        translator("TextEmbeddingTranslator"),
        translator("TokenClassificationTranslator"),
        translator("ZeroShotClassificationTranslator"));
  }

  /** It takes an IOException for an absent file and goes on with another configuration. */
  private static Hook tokenizerConfig() {
    String name = "ai/djl/huggingface/tokenizers/TokenizerConfig";
    MethodShape load = new MethodShape("load", "(Ljava/nio/file/Path;)L" + name + ";");
    return new FileReadingHook(ENGINE, name, List.of(load), true);
  }

  private static Hook translator(String name) {
    return FileReadingHook.of(
        ENGINE, TRANSLATORS + name, "prepare", "(Lai/djl/translate/TranslatorContext;)V");
  }
}
