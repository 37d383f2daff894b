package io.bulla.agent;

import java.util.HashSet;
import java.util.Set;

/**
 * The exact internal names of the classes in which engines take models and the files beside them.
 *
 * <p>The hooks in the isolated half name the same classes; a test holds the two together.
 */
final class EngineClasses {
  static final Set<String> NAMES =
      Set.of(
          "ai/onnxruntime/OrtEnvironment",
          "ai/onnxruntime/OrtLoraAdapter",
          "ai/onnxruntime/OrtModelCompilationOptions",
          "ai/onnxruntime/OrtSession",
          "ai/onnxruntime/OrtSession$SessionOptions",
          "ai/djl/BaseModel",
          "ai/djl/util/Utils",
          "ai/djl/repository/AbstractRepository",
          "ai/djl/repository/zoo/BaseModelLoader",
          "ai/djl/modality/nlp/DefaultVocabulary$Builder",
          "ai/djl/modality/cv/translator/BaseImageTranslator$SynsetLoader",
          "ai/djl/modality/cv/translator/YoloWorldTranslator$SimpleBpeTokenizer",
          "ai/djl/huggingface/tokenizers/HuggingFaceTokenizer",
          "ai/djl/huggingface/tokenizers/TokenizerConfig",
          "ai/djl/huggingface/translator/SparseRetrievalTranslator",
          "ai/djl/huggingface/translator/TextClassificationTranslator",
          "ai/djl/huggingface/translator/TextEmbeddingTranslator",
          "ai/djl/huggingface/translator/TokenClassificationTranslator",
          "ai/djl/huggingface/translator/ZeroShotClassificationTranslator",
          "ai/djl/ml/lightgbm/jni/JniUtils",
          "ai/djl/pytorch/jni/JniUtils",
          "ai/djl/sentencepiece/SpProcessor",
          "ml/dmlc/xgboost4j/java/Booster",
          "ml/dmlc/xgboost4j/java/JniUtils",
          "org/tensorflow/SavedModelBundle");

  private EngineClasses() {}

  /** These, and those that a configuration adds. */
  static Set<String> with(Set<String> configured) {
    Set<String> all = new HashSet<>(NAMES);
    all.addAll(configured);
    return all;
  }
}
