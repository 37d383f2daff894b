package io.bulla.agent.core;

/** A key of the section {@code agent} that is unknown, or a value that it cannot take. */
final class InvalidAgentSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;

  /** Takes the key without {@code agent.} before it. */
  InvalidAgentSettingException(String key, String problem) {
    super(problem);
    this.key = "agent." + key;
  }

  String key() {
    return key;
  }
}
