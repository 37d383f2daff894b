package io.bulla.agent;

import java.util.List;

/** A SentencePiece model (sentencepiece_model.proto) of a few pieces, written by hand. */
final class TinySentencepiece {
  private static final int NORMAL = 1;
  private static final int UNKNOWN = 2;
  private static final int CONTROL = 3;
  private static final int UNIGRAM = 1;

  private TinySentencepiece() {}

  static byte[] model() {
    return model(List.of());
  }

  /** The same with further pieces, none of which the others can make up. */
  static byte[] model(List<String> pieces) {
    TinyProtobuf model = new TinyProtobuf();
    model.message(1, piece("<unk>", 0, UNKNOWN));
    model.message(1, piece("<s>", 0, CONTROL));
    model.message(1, piece("</s>", 0, CONTROL));
    for (String text : new String[] {"\u2581clay", "\u2581to", "ken", "\u2581", "c", "t"}) {
      model.message(1, piece(text, -text.length(), NORMAL));
    }
    pieces.forEach(text -> model.message(1, piece(text, -text.length(), NORMAL)));
    model.message(2, new TinyProtobuf().number(3, UNIGRAM).number(4, 9 + pieces.size()).bytes());
    model.message(3, new TinyProtobuf().text(1, "identity").number(3, 1).bytes());
    return model.bytes();
  }

  private static byte[] piece(String text, float score, int type) {
    return new TinyProtobuf().text(1, text).decimal(2, score).number(3, type).bytes();
  }
}
