package io.bulla.agent.boot;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for an engine's native call that loads a model from a path, where the engine has
 * another that loads it from bytes. Thread-safe.
 */
public final class CallGate {
  private CallGate() {}

  /**
   * Loads a sealed model from its plaintext, which is wiped afterwards, and any other as the engine
   * does.
   *
   * @param target what the engine loads into
   * @param byPath the engine's call, of the form (long, String)int
   * @param byBytes its other call, of the form (long, byte[])int
   * @param refusal the type of exception that a refusal reaches the engine's caller as
   */
  public static int load(
      long target,
      @Nullable String path,
      MethodHandle byPath,
      MethodHandle byBytes,
      String engine,
      Class<?> refusal)
      throws Throwable {
    try (Substitute bytes = Gate.substitute(engine, "BYTES", refusal, path)) {
      return bytes == null
          ? (int) byPath.invokeExact(target, path)
          : (int) byBytes.invokeExact(target, (byte[]) bytes.argument());
    }
  }
}
