package io.bulla.loader.store;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Objects by their URIs, such as {@code s3://bucket/models/m.onnx}: what a sealed model needs of a
 * place that is no file system. What it reads is not trusted: authenticity is the loader's to
 * check.
 *
 * <p>A failure is a {@link StoreException} that says what was to be done, to which object, and what
 * now, and never a credential; other {@link IOException}s are those of the caller's own streams. It
 * tries again what may be tried again, under a bound of its own, so that nobody else needs to. An
 * interrupted thread ends with {@link java.io.InterruptedIOException}. Safe for several threads.
 */
public interface ModelStore extends Closeable {
  /** Hears of objects one after another. */
  @FunctionalInterface
  interface ObjectVisitor {
    /**
     * Takes one object.
     *
     * @return whether to go on
     * @throws IOException if it cannot; the listing ends with it
     */
    boolean visit(StoredObject object) throws IOException;
  }

  /**
   * Tells of each object whose URI begins with a prefix, in the order of the bytes of their keys;
   * objects are listed page by page, so that memory does not grow with their number.
   *
   * @param prefix such as {@code s3://bucket/models/}, where the slash matters; {@code s3://bucket}
   *     for all
   * @param after the last object that need not be told of, from where an earlier listing ended
   * @throws StoreException if it may not be listed, or is not there
   */
  void list(URI prefix, Optional<URI> after, ObjectVisitor visitor) throws IOException;

  /**
   * What an object is now.
   *
   * @throws StoreException of kind {@code NOT_FOUND} if there is none
   */
  StoredObject head(URI object) throws IOException;

  /**
   * Reads bytes of an object from a position, as long as it is the one that is named: its ETag is
   * compared by the store. Reads as much as there is room for, or up to the object's end.
   *
   * @return the number of bytes read, at least 1; -1 at or behind the object's end; 0 without room
   * @throws ObjectChangedException if there is another object in its place, or none any more
   */
  int read(StoredObject object, long position, ByteBuffer target) throws IOException;

  /**
   * Replaces the first bytes of an object, which keeps what follows, its metadata, tags and storage
   * class; the bytes that follow are copied by the store where it can, so that the cost does not
   * grow with the object. Whoever reads meets the object before or after, nothing between. What
   * does not come to be is taken back.
   *
   * @param object as it was read; its size does not change
   * @param start what remains of it comes first; not longer than the object
   * @return the object after
   * @throws ObjectChangedException if there is another object in its place: nothing was written
   */
  StoredObject replaceStart(StoredObject object, ByteBuffer start) throws IOException;

  /**
   * Begins a new object, which appears whole at {@link ObjectUpload#finish} or not at all.
   *
   * @param object where it will be
   * @param overwrite whether an object may be there already, which is then replaced; else {@code
   *     finish} fails with kind {@code EXISTS}
   * @throws StoreException also of kind {@code EXISTS}, where that is seen at once
   */
  ObjectUpload create(URI object, boolean overwrite) throws IOException;

  /**
   * Earlier versions of an object that can still be read, newest first, the current one left out;
   * none where the store keeps none. {@link #read} reads each of them.
   *
   * @throws StoreException of kind {@code DENIED} if this caller may not know
   */
  List<StoredObject> olderVersions(URI object) throws IOException;
}
