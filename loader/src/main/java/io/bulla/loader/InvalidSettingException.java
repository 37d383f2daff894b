package io.bulla.loader;

import org.jspecify.annotations.Nullable;

/** A key of the configuration that the loader does not know, or a value that it cannot take. */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;

  InvalidSettingException(String key, String problem) {
    this(key, problem, null);
  }

  InvalidSettingException(String key, @Nullable String problem, @Nullable Throwable cause) {
    super(key + ": " + problem, cause);
    this.key = key;
    this.problem = String.valueOf(problem);
  }

  /**
   * The key in full, such as {@code loader.threads}, by which the configuration file's line can be
   * found.
   */
  public String key() {
    return key;
  }

  /** What is wrong, without the key. */
  public String problem() {
    return problem;
  }
}
