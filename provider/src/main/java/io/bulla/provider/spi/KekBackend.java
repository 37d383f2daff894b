package io.bulla.provider.spi;

import java.util.List;
import java.util.Optional;

/**
 * One KEK, in all its versions, where it lives.
 *
 * <p>It does not decide which version may be used for what: the core does. Implementations are safe
 * for use by several threads. They own no secret that crosses here: the receiver of an array wipes
 * it, and an argument stays the caller's.
 */
public interface KekBackend extends AutoCloseable {

  /** Returns the place for people, e.g. {@code pkcs11 token "models"} or {@code keystore /path}. */
  String place();

  /**
   * Returns what the place tells of versions that it numbers itself, without being asked for a
   * list. Such a place chooses the version that wraps, and says with each DEK which one that was;
   * the core then never needs {@link #versions} to wrap or unwrap. The same at each call, and
   * without asking the place.
   *
   * <p>By default empty: the core numbers the versions, and chooses among {@link #versions}.
   */
  default Optional<OwnVersions> ownVersions() {
    return Optional.empty();
  }

  /**
   * Returns the versions that the place holds, ascending; empty if the KEK was not created yet. May
   * answer from what it knows while the place has not changed as far as it can tell cheaply.
   */
  List<KekVersion> versions() throws KekException;

  /** Returns the versions that the place holds at this moment, asked anew. */
  default List<KekVersion> versionsNow() throws KekException {
    return versions();
  }

  /**
   * Creates a new key as the given version and returns it. Refuses ({@link
   * KekException.Kind#REFUSED}) if that version or a later one exists, also against other
   * processes. It makes what it needs around the key (a key store file), but no directory.
   *
   * <p>By default refused, for places whose own tools make keys.
   *
   * @param version 1 to 2^31 - 1
   */
  default KekVersion create(int version) throws KekException {
    throw new KekException(
        KekException.Kind.REFUSED,
        place() + " makes no keys for Bulla; make them with the place's own tool");
  }

  /**
   * Deletes the key of a version, for good. The core asks only for versions whose destruction was
   * approved. Refuses if the key in the place is not the one that is given, by its identity where
   * the place tells one.
   *
   * <p>By default refused, for places that only their own tools can delete from.
   */
  default void destroy(KekVersion version) throws KekException {
    throw new KekException(
        KekException.Kind.REFUSED,
        place()
            + " deletes no keys for Bulla; delete version "
            + version.number()
            + " with the place's own tool");
  }

  /**
   * Wraps a DEK, bound to the request's context.
   *
   * @param request with the version that wraps, or none where the place chooses
   * @param dek 16 to 64 bytes, which stay the caller's
   */
  WrapResult wrap(KekRequest request, byte[] dek) throws KekException;

  /**
   * Tells whether the configuration has the place make the DEKs, since whoever seals may have DEKs
   * made there and wrap none of its own. The core then never asks {@link #wrap}: what the place
   * would deny is not tried. The same at each call, and without asking the place.
   *
   * <p>By default not.
   */
  default boolean makesDeks() {
    return false;
  }

  /**
   * Makes a DEK, and wraps it by the version that the place chooses, bound to the request's
   * context. Asked of backends that say {@link #makesDeks} only.
   *
   * @param request without a version
   * @param dekBytes how long the DEK is to be
   */
  default NewDek makeDek(KekRequest request, int dekBytes) throws KekException {
    throw new KekException(KekException.Kind.REFUSED, place() + " makes no DEKs");
  }

  /**
   * Unwraps a DEK, whole and authentic, into a new array that the caller wipes. A mechanism by
   * which this backend does not wrap is refused.
   *
   * @param request with the version that wrapped
   * @throws KekException of kind {@link KekException.Kind#BAD_TAG} if the key or the context is
   *     another one or the wrapped key was changed
   */
  byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException;

  /**
   * Wraps a key for callers that know nothing of Bulla: exactly as the standard says, bound to no
   * context. Refused by places that cannot.
   *
   * @param key of a length that the wrapping takes; stays the caller's
   */
  default byte[] wrapKey(KeyWrapping wrapping, int version, byte[] key) throws KekException {
    throw new KekException(
        KekException.Kind.REFUSED, place() + " has no " + wrapping.transformation());
  }

  /**
   * Unwraps what {@link #wrapKey} or anybody else wrapped by the standard, into a new array that
   * the caller wipes.
   *
   * @throws KekException of kind {@link KekException.Kind#BAD_TAG} if the key is another one or the
   *     wrapped key was changed
   */
  default byte[] unwrapKey(KeyWrapping wrapping, int version, byte[] wrapped) throws KekException {
    throw new KekException(
        KekException.Kind.REFUSED, place() + " has no " + wrapping.transformation());
  }

  /** Returns random bytes that the place made. Refused by places that make none. */
  default byte[] random(int length) throws KekException {
    throw new KekException(KekException.Kind.REFUSED, place() + " gives no random bytes");
  }

  /** Says how the place stands, for {@code bulla doctor}: never fails, a fault is a finding. */
  List<Finding> diagnose();

  /** Gives up what the backend holds. Never logs out of a token that the process may share. */
  @Override
  void close();
}
