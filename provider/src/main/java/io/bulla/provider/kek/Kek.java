package io.bulla.provider.kek;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.audit.Audit.Notes;
import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KeyContext;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.provider.spi.NewDek;
import io.bulla.provider.spi.OwnVersions;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
  private final PlacedVersions versions;
  private final WrapBudget wrapBudget;
  private final KekAudit audit;
  private final KekRefusals refusals;

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
    this.wrapBudget = wrapBudget;
    this.audit = new KekAudit(id, audit);
    this.refusals = new KekRefusals(id);
    this.versions = new PlacedVersions(id, backend, states, this.audit, refusals);
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
    return versions.all();
  }

  /** Returns the versions that its place holds now, whatever may be done with them. */
  public List<KekVersion> placed() throws KekException {
    return versions.placed();
  }

  /** Returns what its place tells of versions that it numbers itself; empty if the core does. */
  public Optional<OwnVersions> ownVersions() throws KekException {
    return versions.own();
  }

  /**
   * Returns one version, or the active one: the highest, where there are several. The place is
   * asked anew before there is said to be none, since another process may have made it; one that
   * numbers its versions itself is not asked for one of them. A refusal is recorded: who is refused
   * here never comes to a use.
   */
  public Optional<StatedVersion> version(KekAlias alias) throws KekException {
    try {
      return versions.find(alias);
    } catch (KekException e) {
      if (e.kind() == Kind.REFUSED || e.kind() == Kind.UNUSABLE) {
        audit.lookUpRefused(alias, e);
      }
      throw e;
    }
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
          versions.forget();
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
          versions.forget();
          return version;
        });
  }

  /**
   * Wraps a DEK under a version, which must be active. Refused where the KEK's place chooses the
   * version.
   */
  public WrappedDek wrap(int version, byte[] dek, byte[] context) throws KekException {
    OptionalInt by = OptionalInt.of(version);
    KeyContext bound = new KeyContext(context);
    return audit.wrap(by, bound, notes -> wrapBy(version, dek, new DekUse(by, bound, notes)));
  }

  private WrappedDek wrapBy(int version, byte[] dek, DekUse use) throws KekException {
    KekVersion by = forWrapping(version, use.notes());
    KekBackend open = backend.open();
    wrapBudget.refuseExhausted(keyName(open, by));
    WrapResult made = open.wrap(use, dek);
    if (made.kekVersion() != version) {
      throw refusals.otherVersion(version, made.kekVersion());
    }
    return counted(open, by, made);
  }

  /**
   * Wraps a DEK by the version that its place chooses, where it numbers them itself. That one must
   * be active; where it is not, nobody gets what it wrapped.
   */
  public WrappedDek wrap(byte[] dek, byte[] context) throws KekException {
    OptionalInt chosen = OptionalInt.empty();
    KeyContext bound = new KeyContext(context);
    return audit.wrap(chosen, bound, notes -> wrapByPlace(dek, new DekUse(chosen, bound, notes)));
  }

  private WrappedDek wrapByPlace(byte[] dek, DekUse use) throws KekException {
    KekBackend open = backend.open();
    if (open.makesDeks()) {
      throw refusals.makesDeksOnly();
    }
    use.note("place", open.place());
    return chosen(open, open.wrap(use, dek), use);
  }

  /** Tells whether its place makes the DEKs, and wraps none that is there. */
  public boolean makesDeks() throws KekException {
    return backend.open().makesDeks();
  }

  /**
   * Has its place make a DEK, wrapped by the version that it chooses. That one must be active;
   * where it is not, nobody gets the DEK.
   */
  public MadeDek makeDek(byte[] context) throws KekException {
    KeyContext bound = new KeyContext(context);
    return audit.makeDek(
        bound, notes -> makeByPlace(new DekUse(OptionalInt.empty(), bound, notes)));
  }

  private MadeDek makeByPlace(DekUse use) throws KekException {
    KekBackend open = backend.open();
    if (!open.makesDeks()) {
      throw refusals.makesNone();
    }
    use.note("place", open.place());
    NewDek made = open.makeDek(use, MadeDek.BYTES);
    boolean released = false;
    try {
      if (made.dek().length != MadeDek.BYTES) {
        throw refusals.otherLength(MadeDek.BYTES, made.dek().length);
      }
      WrappedDek wrapped = chosen(open, made.wrapped(), use);
      released = true;
      return new MadeDek(made.dek(), wrapped);
    } finally {
      if (!released) {
        made.wipe();
      }
    }
  }

  private WrappedDek chosen(KekBackend open, WrapResult made, DekUse use) throws KekException {
    if (made.kekVersion() < 1) {
      throw refusals.noNumber(made.kekVersion());
    }
    use.note("version", Integer.toString(made.kekVersion()));
    KekVersion by = active(versions.seen(made.kekVersion()), use.notes());
    return counted(open, by, made);
  }

  private WrappedDek counted(KekBackend open, KekVersion by, WrapResult made) throws KekException {
    if (made.wrapped().mechanism() == WrappedKey.AES_GCM) {
      wrapBudget.take(keyName(open, by));
    }
    return KekRefusals.encodable(open.place(), by, made.wrapped());
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
    if (versions.own().isPresent()) {
      throw refusals.placeChooses();
    }
    KekVersion by = active(versions.require(version), notes);
    notes.add("place", backend.open().place());
    return by;
  }

  private KekVersion active(StatedVersion stated, Notes notes) throws KekException {
    if (!stated.state().wraps()) {
      throw refusals.mayNot("wrap", stated);
    }
    protectionRule.check(id, stated.version(), notes);
    return stated.version();
  }

  /** Unwraps a DEK into a new array that the caller wipes. */
  public byte[] unwrap(int version, WrappedKey wrapped, byte[] context) throws KekException {
    OptionalInt by = OptionalInt.of(version);
    KeyContext bound = new KeyContext(context);
    return audit.unwrap(
        version,
        bound,
        notes -> {
          StatedVersion stated = versions.seen(version);
          KekRefusals.refuseOtherKind(stated.version(), wrapped);
          return forUnwrapping(stated, notes).unwrap(new DekUse(by, bound, notes), wrapped);
        });
  }

  /**
   * Unwraps a key that was wrapped by the standard and without context, into a new array that the
   * caller wipes. A DEK, which has a context, is refused.
   */
  public byte[] unwrapKey(KeyWrapping wrapping, int version, byte[] wrapped) throws KekException {
    return audit.unwrapKey(
        wrapping,
        version,
        notes ->
            foreignKey(
                forUnwrapping(versions.seen(version), notes)
                    .unwrapKey(wrapping, version, wrapped)));
  }

  private static byte[] foreignKey(byte[] key) throws KekException {
    if (BoundDek.isBound(key)) {
      Arrays.fill(key, (byte) 0);
      throw KekRefusals.isDek();
    }
    return key;
  }

  private KekBackend forUnwrapping(StatedVersion stated, Notes notes) throws KekException {
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
}
