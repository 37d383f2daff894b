package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import java.util.function.Function;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** {@code env:NAME}. An environment can be read by the process's owner: a file is better. */
final class EnvironmentPin implements PinSource {
  /** What the JDK makes of each byte that it cannot decode: many secrets would be one. */
  private static final char UNDECODABLE = '\ufffd';

  private final String name;
  private final Function<String, @Nullable String> environment;

  EnvironmentPin(String name, Function<String, @Nullable String> environment) {
    this.name = name;
    this.environment = environment;
  }

  @Override
  public char[] read(String prompt, @Nullable CallbackHandler handler) throws KekException {
    String value = environment.apply(name);
    if (value == null || value.isEmpty()) {
      throw new KekException(
          KekException.Kind.UNAVAILABLE, "the environment variable " + name + " is not set");
    }
    if (value.indexOf(UNDECODABLE) >= 0) {
      throw new KekException(
          KekException.Kind.BAD_CONFIG,
          "the environment variable "
              + name
              + " has characters that this locale does not decode; start with a UTF-8 locale, such"
              + " as LC_ALL=C.UTF-8, or put the secret in a file: file:FILE");
    }
    return value.toCharArray();
  }

  @Override
  public String toString() {
    return "env:" + name;
  }
}
