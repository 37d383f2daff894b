package io.bulla.agent.hooks;

import io.bulla.loader.OpenedFile;
import io.bulla.loader.Plaintext;
import java.io.IOException;

/** What the preparation of a sealed model may ask for. Used by one thread. */
public interface ModelAccess {
  /**
   * Opens another file of the same sealed model.
   *
   * @param location its path from the directory of the model's file, by {@code /}
   * @throws UnfitModelException if it leads out of that directory
   * @throws IOException if it is no member of the model, or does not open
   */
  OpenedFile openBeside(String location) throws IOException;

  /** Whether tests run with each version of the engine that this JVM has. */
  boolean engineIsTested();

  /** Memory for plaintext, protected and wiped like that of opened files. */
  Plaintext memory(long lengthBytes) throws IOException;
}
