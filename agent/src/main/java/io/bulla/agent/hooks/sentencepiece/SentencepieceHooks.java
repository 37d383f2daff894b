package io.bulla.agent.hooks.sentencepiece;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Handover;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.LoadPoint;
import io.bulla.agent.hooks.LoadPointHook;
import java.util.List;
import java.util.Set;

/** Where DJL's SentencePiece takes a model. */
public final class SentencepieceHooks {
  static final Engine ENGINE =
      new Engine("sentencepiece", "SentencePiece of DJL", Set.of("0.34.0"));

  private SentencepieceHooks() {}

  /** All of them. */
  public static List<Hook> all() {
    LoadPoint path = new LoadPoint("loadModel", "(Ljava/lang/String;)V", 0, Handover.PATH);
    // Its callers expect no checked exception: one of them takes an array and declares none.
    LoadPoint bytes =
        new LoadPoint("loadModelFromBytes", "([B)V", 0, Handover.BYTES)
            .refusingWith(LoadPoint.UNCHECKED);
    return List.of(
        new LoadPointHook(ENGINE, "ai/djl/sentencepiece/SpProcessor", List.of(path, bytes)));
  }
}
