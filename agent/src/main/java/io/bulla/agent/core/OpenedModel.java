package io.bulla.agent.core;

import io.bulla.loader.ModelInfo;
import io.bulla.loader.OpenTimings;
import io.bulla.loader.OpenedAnonymousFile;
import io.bulla.loader.OpenedDirectory;
import io.bulla.loader.OpenedFile;
import java.util.Collection;
import java.util.List;

/**
 * What is told of an opened model, in whatever form it is handed over.
 *
 * @param model what its header says
 * @param timings where the time went
 * @param cipherEngine what decrypted it, and why
 * @param lengthBytes length of its plaintext
 * @param shortfalls what the host did not give for its memory
 */
record OpenedModel(
    ModelInfo model,
    OpenTimings timings,
    String cipherEngine,
    long lengthBytes,
    Collection<String> shortfalls) {
  OpenedModel {
    shortfalls = List.copyOf(shortfalls);
  }

  static OpenedModel of(OpenedFile opened) {
    return new OpenedModel(
        opened.model(),
        opened.timings(),
        opened.cipherEngine(),
        opened.lengthBytes(),
        opened.shortfalls());
  }

  static OpenedModel of(OpenedAnonymousFile opened) {
    return new OpenedModel(
        opened.model(),
        opened.timings(),
        opened.cipherEngine(),
        opened.file().lengthBytes(),
        opened.shortfalls());
  }

  static OpenedModel of(OpenedDirectory opened) {
    return new OpenedModel(
        opened.model(),
        opened.timings(),
        opened.cipherEngine(),
        opened.lengthBytes(),
        opened.shortfalls());
  }
}
