package io.bulla.agent.core;

/** What becomes of models that are not sealed: {@code agent.plaintext}. */
enum PlaintextPolicy {
  ALLOW,
  WARN,
  DENY
}
