package io.bulla.agent.hooks;

import io.bulla.loader.Plaintext;
import java.io.IOException;

/** What the preparation of a model may ask for. Used by one thread. */
public interface ModelAccess {
  /**
   * Opens another file of the same model.
   *
   * @param location its path from the directory of the model's file, by {@code /}
   * @throws UnfitModelException if it leads out of that directory
   * @throws IOException if it does not belong to the model, or does not open
   */
  Plaintext openBeside(String location) throws IOException;

  /** Whether tests run with each version of the engine that this JVM has. */
  boolean engineIsTested();

  /** Begins work that the engine need not wait for. */
  void inBackground(Runnable work);

  /** Memory for plaintext, protected and wiped like that of opened files. */
  Plaintext memory(long lengthBytes) throws IOException;
}
