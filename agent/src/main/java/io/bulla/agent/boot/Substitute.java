package io.bulla.agent.boot;

/**
 * What an engine gets in the place of an argument that names a sealed model, as long as it loads.
 */
public interface Substitute extends AutoCloseable {
  /** The plaintext, in the type of the argument that it stands for. */
  Object argument();

  /** Takes the plaintext back: wipes what is wiped, removes what has a name. */
  @Override
  void close();
}
