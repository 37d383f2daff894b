package io.bulla.provider.config;

/** The configuration is wrong; the message names file, line and key, and says what to do. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one for a key, or for the whole file where {@code where} is a path. */
  public ConfigurationException(String where, String what) {
    super(where + ": " + what);
  }

  ConfigurationException(String where, String what, Throwable cause) {
    super(where + ": " + what, cause);
  }
}
