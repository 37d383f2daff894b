package io.bulla.agent.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What hooks inside engines call for models. Thread-safe.
 *
 * <p>It decides nothing: it passes each call to the {@link Bridge}. Until that is connected every
 * call fails, so that no hook can let a model through by itself.
 */
public final class Gate {
  private static volatile @Nullable Bridge bridge;

  private Gate() {}

  /** Connects the bridge, once in the life of the JVM. */
  public static synchronized void connect(Bridge connected) {
    if (bridge != null) {
      throw new IllegalStateException("Bulla's gate is connected already");
    }
    bridge = connected;
  }

  static Bridge bridge() {
    Bridge connected = bridge;
    if (connected == null) {
      throw new IllegalStateException(
          "Bulla's gate is not connected: the agent did not start; see its messages above");
    }
    return connected;
  }

  /**
   * Opens the model of a session if it is sealed, else null; an absent source is the engine's own
   * error. See {@link Bridge#concerns} and {@link Bridge#open}.
   *
   * @param refusal the type of exception that a refusal reaches the engine's caller as
   */
  public static @Nullable ByteBuffer openSession(
      String engine,
      @Nullable Object source,
      @Nullable Object options,
      @Nullable Map<String, String> entries,
      Class<?> refusal) {
    Map<String, String> given = entries == null ? Map.of() : entries;
    try {
      return source != null && bridge().concerns(engine, source, given)
          ? bridge().open(engine, source, options, given)
          : null;
    } catch (IOException e) {
      throw Refusal.<RuntimeException>thrown(Refusal.of(refusal, e));
    }
  }

  /**
   * Opens what is no model of its own if it is sealed, else null; an absent source is the engine's
   * own error. See {@link Bridge#concerns} and {@link Bridge#openOneFile}.
   *
   * @param refusal the type of exception that a refusal reaches the engine's caller as
   */
  public static @Nullable ByteBuffer openOneFile(
      String engine, @Nullable Object source, Class<?> refusal) {
    try {
      return source != null && bridge().concerns(engine, source, Map.of())
          ? bridge().openOneFile(engine, source)
          : null;
    } catch (IOException e) {
      throw Refusal.<RuntimeException>thrown(Refusal.of(refusal, e));
    }
  }

  /**
   * See {@link Bridge#openInput}; an absent source is the engine's own error.
   *
   * @param refusal the type of exception that a refusal reaches the engine's caller as
   */
  public static @Nullable ByteBuffer openInput(
      String engine, @Nullable Object source, Class<?> refusal) {
    try {
      return source == null ? null : bridge().openInput(engine, source);
    } catch (IOException e) {
      throw Refusal.<RuntimeException>thrown(Refusal.of(refusal, e));
    }
  }

  /** See {@link Bridge#kept}. */
  public static void kept(ByteBuffer plaintext, Object owner) {
    bridge().kept(plaintext, owner);
  }

  /** See {@link Bridge#sessionOptions}. */
  public static long sessionOptions(long options, @Nullable ByteBuffer model, long api) {
    return model == null ? options : bridge().sessionOptions(model, api, options);
  }

  /** See {@link Bridge#made}. */
  public static void made(ByteBuffer model, Object session) {
    bridge().made(model, session);
  }

  /**
   * Another form of a model, after the engine has failed to make a session of a buffer, which is
   * wiped; if there is none, what it failed with is thrown. See {@link Bridge#next}.
   *
   * @param refusal the type of exception by which the engine refuses a form
   */
  public static ByteBuffer next(ByteBuffer model, Throwable failure, Class<?> refusal) {
    try {
      boolean refused = refusal.isInstance(failure) || failure instanceof IllegalStateException;
      ByteBuffer next = refused ? next(model, failure) : null;
      if (next == null) {
        throw Refusal.<RuntimeException>thrown(failure);
      }
      return next;
    } finally {
      release(model);
    }
  }

  private static @Nullable ByteBuffer next(ByteBuffer model, Throwable failure) {
    try {
      return bridge().next(model);
    } catch (IOException e) {
      failure.addSuppressed(e);
      return null;
    }
  }

  /** See {@link Bridge#closed}. */
  public static void closed(Object owner) {
    bridge().closed(owner);
  }

  /** See {@link Bridge#remember}; an absent value is the engine's own error. */
  public static void remember(Object options, String key, @Nullable String value) {
    if (value != null) {
      bridge().remember(options, key, value);
    }
  }

  /**
   * Keeps what session options are told about an execution provider, under the method that told it
   * and each key.
   *
   * @param given a map of texts, or {@code key=value;key=value}
   */
  public static void rememberProvider(Object options, String method, @Nullable Object given) {
    if (given instanceof Map<?, ?> entries) {
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        remember(options, method + " " + entry.getKey(), String.valueOf(entry.getValue()));
      }
    } else if (given instanceof String text) {
      for (String entry : text.split(";", -1)) {
        int equals = entry.indexOf('=');
        if (equals > 0) {
          remember(options, method + " " + entry.substring(0, equals), entry.substring(equals + 1));
        }
      }
    }
  }

  /** See {@link Bridge#release}. */
  public static void release(ByteBuffer plaintext) {
    bridge().release(plaintext);
  }

  /** See {@link Bridge#unseal}. */
  public static @Nullable InputStream unseal(String engine, @Nullable InputStream stream)
      throws IOException {
    return stream == null ? null : bridge().unseal(engine, stream);
  }

  /** See {@link Bridge#release(InputStream)}; absent if nothing was put in the stream's place. */
  public static void release(@Nullable InputStream plaintext) {
    if (plaintext != null) {
      bridge().release(plaintext);
    }
  }

  /** See {@link Bridge#refuseSealed}. */
  public static void refuseSealed(String engine, Object... arguments) throws IOException {
    String why = "reads it in native code here: give it the model in another form";
    bridge().refuseSealed(engine, why, arguments);
  }

  /** The same where the engine is one of other processes. */
  public static void refuseForOtherProcesses(String engine, @Nullable Object... arguments)
      throws IOException {
    String why =
        "gives it to processes of Python here, which no Java agent reaches: serve it by an engine"
            + " that runs in the JVM";
    bridge().refuseSealed(engine, why, arguments);
  }

  /**
   * See {@link Bridge#substitute}; an absent argument is the engine's own error.
   *
   * @param refusal the type of exception that a refusal reaches the engine's caller as
   */
  public static @Nullable Substitute substitute(
      String engine, String handover, Class<?> refusal, @Nullable Object argument) {
    try {
      return argument == null ? null : bridge().substitute(engine, handover, argument);
    } catch (IOException e) {
      throw Refusal.<RuntimeException>thrown(Refusal.of(refusal, e));
    }
  }

  /** See {@link Substitute#close}; absent if nothing was put in the argument's place. */
  public static void release(@Nullable Substitute substitute) {
    if (substitute != null) {
      substitute.close();
    }
  }
}
