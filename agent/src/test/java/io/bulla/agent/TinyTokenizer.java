package io.bulla.agent;

/** A tokenizer of two words. */
final class TinyTokenizer {
  static final String JSON =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": null, "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null,
       "decoder": null,
       "model": {"type": "WordLevel", "vocab": {"[UNK]": 0, "hello": 1, "world": 2},
                 "unk_token": "[UNK]"}}
      """;

  private TinyTokenizer() {}
}
