package io.bulla.agent.core;

/** What becomes of options by which an engine writes out a sealed model: {@code agent.outputs}. */
enum OutputPolicy {
  REFUSE,
  ALLOW
}
