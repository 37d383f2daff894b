package io.bulla.agent;

import java.util.List;

/** A tokenizer of two words, or of more. */
final class TinyTokenizer {
  static final String JSON =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": null, "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null,
       "decoder": null,
       "model": {"type": "WordLevel", "vocab": {"[UNK]": 0, "hello": 1, "world": 2},
                 "unk_token": "[UNK]"}}
      """;

  private static final String LAST = "\"world\": 2";

  private TinyTokenizer() {}

  static String json(List<String> furtherWords) {
    StringBuilder words = new StringBuilder(LAST);
    for (int i = 0; i < furtherWords.size(); i++) {
      words.append(", \"").append(furtherWords.get(i)).append("\": ").append(3 + i);
    }
    return JSON.replace(LAST, words);
  }
}
