package io.bulla.agent.core;

import io.bulla.agent.hooks.Prepared;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The plaintext that engines hold right now, in buffers and behind sessions. Thread-safe. */
final class OpenBuffers {
  private final Map<ByteBuffer, Prepared> models = new IdentityHashMap<>();

  /**
   * Sessions have no equality but identity. One that is dropped without being closed drops its
   * memory too, which is wiped then.
   */
  private final Map<Object, Prepared> modelsBySession = new WeakHashMap<>();

  synchronized void add(Prepared model) {
    models.put(model.buffer(), model);
  }

  synchronized boolean contains(ByteBuffer buffer) {
    return models.containsKey(buffer);
  }

  long sessionOptions(ByteBuffer buffer, long api, long options) throws IOException {
    Prepared model = find(buffer);
    return model == null ? options : model.sessionOptions(api, options);
  }

  void made(ByteBuffer buffer, Object session) {
    Prepared model = remove(buffer);
    if (model != null && model.made()) {
      keep(session, model);
    }
  }

  Optional<ByteBuffer> next(ByteBuffer buffer) throws IOException {
    Prepared refused = remove(buffer);
    if (refused == null) {
      return Optional.empty();
    }
    Optional<Prepared> next = refused.next();
    next.ifPresent(this::add);
    return next.map(Prepared::buffer);
  }

  void release(ByteBuffer buffer) {
    close(remove(buffer));
  }

  void closed(Object session) {
    close(removeOf(session));
  }

  private static void close(@Nullable Prepared model) {
    if (model != null) {
      model.close();
    }
  }

  private synchronized void keep(Object session, Prepared model) {
    modelsBySession.put(session, model);
  }

  private synchronized @Nullable Prepared find(ByteBuffer buffer) {
    return models.get(buffer);
  }

  private synchronized @Nullable Prepared remove(ByteBuffer buffer) {
    return models.remove(buffer);
  }

  private synchronized @Nullable Prepared removeOf(Object session) {
    return modelsBySession.remove(session);
  }
}
