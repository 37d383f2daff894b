package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * Where a PIN or password comes from. It holds none itself; each read asks the source anew.
 *
 * <p>Immutable; as safe for use by several threads as the callback handler is.
 */
public sealed interface PinSource permits FilePin, EnvironmentPin, SopsPin, CallbackPin, NoPin {

  /**
   * Reads the secret.
   *
   * @param prompt what a callback handler shows to a person
   * @param handler asked by the source {@code callback}; null where the application gave none
   * @return a new array that the caller wipes
   * @throws KekException if there is none or it may not be read; without the secret in any message
   */
  char[] read(String prompt, @Nullable CallbackHandler handler) throws KekException;

  /** Returns the source as it is written in a configuration. */
  @Override
  String toString();

  /** Finds the source in a KEK's URI: {@code pin-source} or {@code password-source}. */
  static PinSource of(KekUri uri, Path baseDirectory, Map<String, String> environment) {
    Map<String, String> attributes = uri.attributes();
    String text = attributes.getOrDefault("pin-source", attributes.get("password-source"));
    return text == null ? NoPin.INSTANCE : parse(text, baseDirectory, environment::get);
  }

  /**
   * Finds a source by its text: {@code file:PATH}, {@code env:NAME}, {@code sops:FILE#PATH} or
   * {@code callback}.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  static PinSource parse(
      String text, Path baseDirectory, Function<String, @Nullable String> environment) {
    if (text.equals("callback")) {
      return CallbackPin.INSTANCE;
    }
    if (text.startsWith("env:") && text.length() > "env:".length()) {
      return new EnvironmentPin(text.substring("env:".length()), environment);
    }
    if (text.startsWith("file:") && text.length() > "file:".length()) {
      return new FilePin(FilePin.resolve(text.substring("file:".length()), baseDirectory));
    }
    if (text.startsWith("sops:")) {
      return new SopsPin(
          SopsFile.parse(text.substring("sops:".length()), baseDirectory, environment));
    }
    throw new IllegalArgumentException(
        "pin-source and password-source are file:PATH, env:NAME, sops:FILE#PATH or callback");
  }
}
