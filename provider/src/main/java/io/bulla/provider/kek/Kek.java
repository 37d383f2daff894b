package io.bulla.provider.kek;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.audit.Audit.Notes;
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
  private final KekStates states;
  private final WrapBudget wrapBudget;
  private final KekAudit audit;
  private final KekRefusals refusals;

  /** As last reported: an unwrap of a version that was seen does not ask the place once more. */
  private volatile List<KekVersion> known = List.of();

  Kek(
      String id,
      LazyBackend backend,
      ProtectionRule protectionRule,
      KekStates states,
      WrapBudget wrapBudget,
      Audit audit) {
    this.id = id;
    this.backend = backend;
    this.protectionRule = protectionRule;
    this.states = states;
    this.wrapBudget = wrapBudget;
    this.audit = new KekAudit(id, audit);
    this.refusals = new KekRefusals(id);
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
    return stated(ask(KekBackend::versions));
  }

  /** Returns the versions that its place holds now, whatever may be done with them. */
  public List<KekVersion> placed() throws KekException {
    return List.copyOf(ask(KekBackend::versionsNow));
  }

  /** What is asked of a place. */
  private interface Question {
    List<KekVersion> of(KekBackend place) throws KekException;
  }

  /** A denied PIN is recorded also where the KEK is only looked up. */
  private List<KekVersion> ask(Question question) throws KekException {
    try {
      return question.of(backend.open());
    } catch (KekException e) {
      if (e.kind() == Kind.DENIED) {
        audit.denied(e);
      }
      throw e;
    }
  }

  private List<StatedVersion> stated(List<KekVersion> placed) throws KekException {
    return states.of(id, remembered(placed));
  }

  private List<KekVersion> remembered(List<KekVersion> placed) {
    List<KekVersion> copy = List.copyOf(placed);
    known = copy;
    return copy;
  }

  /**
   * Returns one version, or the active one: the highest, where there are several. The place is
   * asked anew before there is said to be none, since another process may have made it. A refusal
   * is recorded: who is refused here never comes to a use.
   */
  public Optional<StatedVersion> version(KekAlias alias) throws KekException {
    try {
      return lookUp(alias);
    } catch (KekException e) {
      if (e.kind() == Kind.REFUSED || e.kind() == Kind.UNUSABLE) {
        audit.lookUpRefused(alias, e);
      }
      throw e;
    }
  }

  private Optional<StatedVersion> lookUp(KekAlias alias) throws KekException {
    Optional<StatedVersion> found = find(versions(), alias);
    return found.isPresent() ? found : find(stated(placed()), alias);
  }

  private static Optional<StatedVersion> find(List<StatedVersion> versions, KekAlias alias) {
    Optional<StatedVersion> highest = Optional.empty();
    for (StatedVersion version : versions) {
      boolean meant =
          alias.version().isPresent()
              ? version.number() == alias.version().getAsInt()
              : version.state() == KekState.ACTIVE;
      if (meant) {
        highest = Optional.of(version);
      }
    }
    return highest;
  }

  /** Creates version 1. Refused if there is a version: rotation makes the later ones. */
  public KekVersion create() throws KekException {
    return create(1);
  }

  /** Creates a version. Refused if there is that version or a later one. */
  public KekVersion create(int version) throws KekException {
    return audit.create(
        version,
        notes -> {
          KekVersion created = backend.open().create(version);
          known = List.of();
          notes.add("key", created.identity());
          return created;
        });
  }

  /** Creates the next version, above all that its place holds. Refused if there is none yet. */
  public KekVersion rotate() throws KekException {
    int highest =
        placed().stream().mapToInt(KekVersion::number).max().orElseThrow(refusals::notCreated);
    return create(Math.addExact(highest, 1));
  }

  /**
   * Deletes the key of a version from its place, for good. Whether it may be deleted is not asked
   * here.
   */
  public void destroy(KekVersion version) throws KekException {
    audit.destroy(
        version,
        notes -> {
          backend.open().destroy(version);
          known = List.of();
          return version;
        });
  }

  /** Wraps a DEK under a version, which must be active. */
  public WrappedDek wrap(int version, byte[] dek, byte[] context) throws KekException {
    return audit.wrap(
        version, context, notes -> wrapWithin(forWrapping(version, notes), dek, context));
  }

  private WrappedDek wrapWithin(KekVersion by, byte[] dek, byte[] context) throws KekException {
    KekBackend open = backend.open();
    String key = keyName(open, by);
    wrapBudget.refuseExhausted(key);
    WrappedKey wrapped = open.wrap(by.number(), dek, context);
    if (wrapped.mechanism() == WrappedKey.AES_GCM) {
      wrapBudget.take(key);
    }
    return new WrappedDek(by.number(), wrapped);
  }

  /** Returns how often a version wrapped on this host, by a mechanism for which that matters. */
  public WrapCount wraps(KekVersion version) throws KekException {
    return wrapBudget.count(keyName(backend.open(), version));
  }

  private String keyName(KekBackend open, KekVersion version) {
    return version.identity().isEmpty()
        ? open.place() + " " + KekAlias.of(id, version.number())
        : version.identity();
  }

  /** Wraps a key by the standard and without context, under a version, which must be active. */
  public byte[] wrapKey(KeyWrapping wrapping, int version, byte[] key) throws KekException {
    if (BoundDek.isBound(key)) {
      throw KekRefusals.looksLikeDek();
    }
    return audit.wrapKey(
        wrapping,
        version,
        notes -> {
          KekVersion by = forWrapping(version, notes);
          return backend.open().wrapKey(wrapping, by.number(), key);
        });
  }

  private KekVersion forWrapping(int version, Notes notes) throws KekException {
    StatedVersion stated = require(version);
    if (!stated.state().wraps()) {
      throw refusals.mayNot("wrap", stated);
    }
    protectionRule.check(id, stated.version(), notes);
    notes.add("place", backend.open().place());
    return stated.version();
  }

  /** Unwraps a DEK into a new array that the caller wipes. */
  public byte[] unwrap(int version, WrappedKey wrapped, byte[] context) throws KekException {
    return audit.unwrap(
        version, context, notes -> forUnwrapping(version, notes).unwrap(version, wrapped, context));
  }

  /**
   * Unwraps a key that was wrapped by the standard and without context, into a new array that the
   * caller wipes. A DEK, which has a context, is refused.
   */
  public byte[] unwrapKey(KeyWrapping wrapping, int version, byte[] wrapped) throws KekException {
    return audit.unwrapKey(
        wrapping,
        version,
        notes -> foreignKey(forUnwrapping(version, notes).unwrapKey(wrapping, version, wrapped)));
  }

  private static byte[] foreignKey(byte[] key) throws KekException {
    if (BoundDek.isBound(key)) {
      Arrays.fill(key, (byte) 0);
      throw KekRefusals.isDek();
    }
    return key;
  }

  private KekBackend forUnwrapping(int version, Notes notes) throws KekException {
    StatedVersion stated = seen(version);
    if (!stated.unwraps()) {
      throw refusals.mayNot("unwrap", stated);
    }
    if (!stated.state().unwraps()) {
      notes.add("override", "lifecycle.override: it is " + stated.state().label());
    }
    protectionRule.check(id, stated.version(), notes);
    KekBackend opened = backend.open();
    notes.add("place", opened.place());
    return opened;
  }

  /** Returns random bytes from the KEK's place. */
  public byte[] random(int length) throws KekException {
    return backend.open().random(length);
  }

  /** Says how it stands, for {@code bulla doctor}. */
  public List<Finding> diagnose() throws KekException {
    return backend.open().diagnose();
  }

  /** Its state is that of this moment, also where its place is not asked once more. */
  private StatedVersion seen(int version) throws KekException {
    Optional<StatedVersion> seen = states.of(id, known, version);
    return seen.isPresent() ? seen.get() : require(version);
  }

  private StatedVersion require(int version) throws KekException {
    Optional<StatedVersion> found = states.of(id, remembered(ask(KekBackend::versions)), version);
    if (found.isEmpty()) {
      found = states.of(id, remembered(placed()), version);
    }
    return found.orElseThrow(() -> refusals.noVersion(version, backend.describe()));
  }
}
