package io.bulla.agent.core;

/** What becomes of engines that fit but were never tested: {@code agent.engine.untested}. */
enum UntestedPolicy {
  WARN,
  REFUSE
}
