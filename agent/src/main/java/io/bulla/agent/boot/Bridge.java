package io.bulla.agent.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the isolated half of the agent does for the half that engines see. Implementations are
 * thread-safe.
 *
 * <p>A <em>source</em> is what an engine takes a model from: a path (String), a byte[] or a
 * ByteBuffer, read from its position to its limit without moving it.
 */
public interface Bridge {
  /**
   * Puts the hooks of a class in.
   *
   * @return the new class file, or null if it stays as it is
   * @throws Exception if it cannot be hooked and must not be used unhooked
   */
  byte @Nullable [] transform(@Nullable ClassLoader loader, String internalName, byte[] classFile)
      throws Exception;

  /**
   * Whether {@link #open} must be asked for the source instead of the engine reading it.
   *
   * @param entries what the engine's options object says of itself
   */
  boolean concerns(String engine, Object source, Map<String, String> entries) throws IOException;

  /**
   * Opens a sealed source into a direct buffer, which the caller hands to {@link #release}.
   *
   * @param options the engine's options object, if it has one
   * @param entries what that object says of itself
   */
  ByteBuffer open(
      String engine, Object source, @Nullable Object options, Map<String, String> entries)
      throws IOException;

  /**
   * Opens a sealed source that is no model of its own, and goes to the engine as it is, into a
   * direct buffer, which the caller hands to {@link #release}.
   */
  ByteBuffer openOneFile(String engine, Object source) throws IOException;

  /**
   * Opens a sealed model that an engine is to write out in another form, into a direct buffer,
   * which the caller hands to {@link #kept} or to {@link #release}; null if the source is not
   * sealed.
   */
  @Nullable ByteBuffer openInput(String engine, Object source) throws IOException;

  /**
   * Tells that an object of the engine uses a buffer of {@link #openInput}, in the place of any
   * other, until {@link #closed} is told of it.
   */
  void kept(ByteBuffer plaintext, Object owner);

  /**
   * The options to make a session with.
   *
   * @param model the buffer that the session is made of, whoever gave it
   * @param api what the engine's native calls go through
   * @param options native handle of the application's options
   * @return a native handle, which is not the caller's to release
   * @throws IllegalStateException if the engine does not take what {@link #open} gave in this form
   */
  long sessionOptions(ByteBuffer model, long api, long options);

  /**
   * Tells that the engine has made a session of a buffer that {@link #open} or {@link #next} gave;
   * the buffer is wiped.
   */
  void made(ByteBuffer model, Object session);

  /**
   * Another form of the model of a buffer that the engine refused, which is wiped; null if there is
   * none.
   */
  @Nullable ByteBuffer next(ByteBuffer model) throws IOException;

  /** Tells that a session, or another object that uses a model, was closed: wipes what it used. */
  void closed(Object owner);

  /** Keeps an entry of an options object that does not say it of itself. */
  void remember(Object options, String key, String value);

  /** Wipes and frees a buffer that {@link #open} gave. */
  void release(ByteBuffer plaintext);

  /** Opens a sealed file; null if the file is not sealed, so that the caller reads it itself. */
  @Nullable InputStream openFile(String engine, Path file) throws IOException;

  /** The plaintext of a stream if it is a sealed file, else a stream of the same bytes. */
  InputStream unseal(String engine, InputStream stream) throws IOException;

  /**
   * A stream of the same bytes, which the engine unpacks to disk.
   *
   * @param name of what is unpacked, for errors
   * @throws IOException if it is a sealed file
   */
  InputStream unpackable(String engine, InputStream stream, String name) throws IOException;

  /** Wipes the plaintext behind a stream that {@link #unseal} gave; leaves others alone. */
  void release(InputStream stream);

  /**
   * Throws if one of the arguments is sealed, is governed by a sealed directory, or is a directory
   * that holds sealed files.
   *
   * @param why what the engine does with it, and what to do instead
   */
  void refuseSealed(String engine, String why, Object[] arguments) throws IOException;

  /**
   * Opens a sealed model in a form that fits an engine's argument; null if the argument is not
   * sealed, so that it stays.
   *
   * @param handover the form, as the hook names it
   */
  @Nullable Substitute substitute(String engine, String handover, Object argument)
      throws IOException;

  /** One line for each class that was woven into: its name, a colon, and how it stands. */
  String hooked();
}
