package io.bulla.agent.hooks.djl;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.FileReadingHook;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;

/**
 * The methods of DJL that read serving.properties, synset.txt, vocabularies, .params and other
 * artifacts into memory.
 *
 * <p>Only listed ones: DJL also copies files, into its cache and out of archives, and a hook there
 * would write plaintext to disk.
 */
public final class DjlHooks {
  static final Engine ENGINE =
      new Engine(OtherProcessAdvice.ENGINE, "DJL", Set.of("0.36.0", "0.38.0"));

  private DjlHooks() {}

  /** All of them. */
  public static List<Hook> all() {
    return List.of(
        new FileReadingHook(
            ENGINE,
            "ai/djl/BaseModel",
            List.of(
                new MethodShape("getArtifactAsStream", "(Ljava/lang/String;)Ljava/io/InputStream;"),
                new MethodShape("readParameters", "(Ljava/nio/file/Path;Ljava/util/Map;)Z")),
            false),
        FileReadingHook.of(
            ENGINE, "ai/djl/util/Utils", "readLines", "(Ljava/nio/file/Path;Z)Ljava/util/List;"),
        new ModelLoaderHook(),
        new ArchiveHook(),
        FileReadingHook.of(
            ENGINE,
            "ai/djl/modality/nlp/DefaultVocabulary$Builder",
            "addFromTextFile",
            "(Ljava/net/URL;)Lai/djl/modality/nlp/DefaultVocabulary$Builder;"),
        FileReadingHook.of(
            ENGINE,
            "ai/djl/modality/cv/translator/BaseImageTranslator$SynsetLoader",
            "load",
            "(Lai/djl/Model;)Ljava/util/List;"),
        FileReadingHook.of(
            ENGINE,
            "ai/djl/modality/cv/translator/YoloWorldTranslator$SimpleBpeTokenizer",
            "newInstance",
            "(Ljava/nio/file/Path;)"
                + "Lai/djl/modality/cv/translator/YoloWorldTranslator$SimpleBpeTokenizer;"));
  }
}
