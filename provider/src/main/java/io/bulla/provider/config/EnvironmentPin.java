package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import java.util.function.Function;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** {@code env:NAME}. An environment can be read by the process's owner: a file is better. */
final class EnvironmentPin implements PinSource {
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
    return value.toCharArray();
  }

  @Override
  public String toString() {
    return "env:" + name;
  }
}
