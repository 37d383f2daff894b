package io.bulla.provider.kek;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.provider.spi.WrappedKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configured KEK: what its versions may be used for, and their use. Its place is opened at the
 * first use; a denied PIN or password is never tried again.
 *
 * <p>Safe for use by several threads.
 */
public final class Kek {
  private final String id;
  private final LazyBackend backend;
  private final ProtectionRule protectionRule;

  /** As last reported: an unwrap of a version that was seen does not ask the place once more. */
  private volatile Map<Integer, StatedVersion> known = Map.of();

  Kek(String id, LazyBackend backend, ProtectionRule protectionRule) {
    this.id = id;
    this.backend = backend;
    this.protectionRule = protectionRule;
  }

  /** Returns the short id. */
  public String id() {
    return id;
  }

  /** Returns its place for people, e.g. {@code keystore /path}. */
  public String place() throws KekException {
    return backend.open().place();
  }

  /** Returns the versions that its place holds, ascending; empty if it was not created yet. */
  public List<StatedVersion> versions() throws KekException {
    List<StatedVersion> versions = StatedVersion.of(backend.open().versions());
    known = versions.stream().collect(toUnmodifiableMap(StatedVersion::number, identity()));
    return versions;
  }

  /** Returns one version, or the active one. */
  public Optional<StatedVersion> version(KekAlias alias) throws KekException {
    return versions().stream()
        .filter(
            version ->
                alias.version().isPresent()
                    ? version.number() == alias.version().getAsInt()
                    : version.state() == KekState.ACTIVE)
        .findFirst();
  }

  /** Creates version 1. Refused if there is a version: rotation makes the later ones. */
  public KekVersion create() throws KekException {
    return backend.open().create(1);
  }

  /** Wraps a DEK under a version, which must be active. */
  public WrappedDek wrap(int version, byte[] dek, byte[] context) throws KekException {
    return new WrappedDek(version, forWrapping(version).wrap(version, dek, context));
  }

  /** Wraps a key by the standard and without context, under a version, which must be active. */
  public byte[] wrapKey(KeyWrapping wrapping, int version, byte[] key) throws KekException {
    if (BoundDek.isBound(key)) {
      throw new KekException(
          Kind.REFUSED,
          "a key that looks like a DEK of Bulla's is not wrapped without its context");
    }
    return forWrapping(version).wrapKey(wrapping, version, key);
  }

  private KekBackend forWrapping(int version) throws KekException {
    StatedVersion stated = require(version);
    if (!stated.state().wraps()) {
      throw mayNot("wrap", stated);
    }
    protectionRule.check(id, stated.version());
    return backend.open();
  }

  /** Unwraps a DEK into a new array that the caller wipes. */
  public byte[] unwrap(int version, WrappedKey wrapped, byte[] context) throws KekException {
    return forUnwrapping(version).unwrap(version, wrapped, context);
  }

  /**
   * Unwraps a key that was wrapped by the standard and without context, into a new array that the
   * caller wipes. A DEK, which has a context, is refused.
   */
  public byte[] unwrapKey(KeyWrapping wrapping, int version, byte[] wrapped) throws KekException {
    byte[] key = forUnwrapping(version).unwrapKey(wrapping, version, wrapped);
    if (BoundDek.isBound(key)) {
      Arrays.fill(key, (byte) 0);
      throw new KekException(
          Kind.REFUSED, "it is a DEK: unwrap it with BullaWrap, which checks its context");
    }
    return key;
  }

  private KekBackend forUnwrapping(int version) throws KekException {
    StatedVersion seen = known.get(version);
    StatedVersion stated = seen == null ? require(version) : seen;
    if (!stated.state().unwraps()) {
      throw mayNot("unwrap", stated);
    }
    protectionRule.check(id, stated.version());
    return backend.open();
  }

  /** Returns random bytes from the KEK's place. */
  public byte[] random(int length) throws KekException {
    return backend.open().random(length);
  }

  /** Says how it stands, for {@code bulla doctor}. */
  public List<Finding> diagnose() throws KekException {
    return backend.open().diagnose();
  }

  private StatedVersion require(int version) throws KekException {
    return versions().stream()
        .filter(stated -> stated.number() == version)
        .findFirst()
        .orElseThrow(
            () ->
                new KekException(
                    Kind.NOT_FOUND,
                    "KEK " + id + " has no version " + version + " in " + backend.describe()));
  }

  private KekException mayNot(String verb, StatedVersion stated) {
    return new KekException(
        Kind.REFUSED,
        "KEK "
            + id
            + " version "
            + stated.number()
            + " is "
            + stated.state().label()
            + " and may not "
            + verb
            + "; use its active version");
  }
}
