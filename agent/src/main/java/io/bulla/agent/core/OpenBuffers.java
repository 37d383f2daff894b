package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Prepared;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The plaintext that engines hold right now, in buffers and behind objects. Thread-safe. */
final class OpenBuffers {
  private final OpenReport report;
  private final IdentityHashMap<ByteBuffer, Held> models = new IdentityHashMap<>();

  /**
   * By sessions and other objects, which have no equality but identity. One that is dropped without
   * being closed drops its memory too, which is wiped then.
   */
  private final Map<Object, Prepared> modelsByOwner = new WeakHashMap<>();

  OpenBuffers(OpenReport report) {
    this.report = report;
  }

  /** A model, what errors call it, and the engine that has it. */
  private record Held(Engine engine, String name, Prepared model) {}

  void add(Engine engine, String name, Prepared model) {
    add(new Held(engine, name, model));
  }

  private synchronized void add(Held held) {
    models.put(held.model().buffer(), held);
  }

  synchronized boolean contains(ByteBuffer buffer) {
    return models.containsKey(buffer);
  }

  long sessionOptions(ByteBuffer buffer, long api, long options) throws IOException {
    Held held = find(buffer);
    return held == null ? options : held.model().sessionOptions(api, options);
  }

  void made(ByteBuffer buffer, Object session) {
    Held held = remove(buffer);
    if (held != null && held.model().made()) {
      close(keep(session, held.model()));
    }
  }

  void kept(ByteBuffer buffer, Object owner) {
    Held held = remove(buffer);
    if (held != null) {
      close(keep(owner, held.model()));
    }
  }

  Optional<ByteBuffer> next(ByteBuffer buffer) throws IOException {
    Held refused = remove(buffer);
    Optional<Prepared> next = refused == null ? Optional.empty() : refused.model().next();
    if (refused != null && next.isPresent()) {
      report.copied(refused.engine(), refused.name());
      add(new Held(refused.engine(), refused.name(), next.get()));
    }
    return next.map(Prepared::buffer);
  }

  void release(ByteBuffer buffer) {
    Held held = remove(buffer);
    close(held == null ? null : held.model());
  }

  void closed(Object owner) {
    close(removeOf(owner));
  }

  private static void close(@Nullable Prepared model) {
    if (model != null) {
      model.close();
    }
  }

  /** What the owner had before, if anything. */
  private synchronized @Nullable Prepared keep(Object owner, Prepared model) {
    return modelsByOwner.put(owner, model);
  }

  private synchronized @Nullable Held find(ByteBuffer buffer) {
    return models.get(buffer);
  }

  private synchronized @Nullable Held remove(ByteBuffer buffer) {
    return models.remove(buffer);
  }

  private synchronized @Nullable Prepared removeOf(Object owner) {
    return modelsByOwner.remove(owner);
  }
}
