package io.bulla.provider.kek;

/**
 * The states of a key in NIST SP 800-57 part 1, section 7.
 *
 * <p>Signed records say it where the configuration has them; else {@link
 * KekStates#highestIsActive}. A version that its place disables is suspended in any case.
 */
public enum KekState {
  /** Made, and not to be used yet. */
  PRE_ACTIVATION,
  /** Wraps and unwraps. */
  ACTIVE,
  /** Not to be used until it is resumed. */
  SUSPENDED,
  /** Only unwraps. */
  DEACTIVATED,
  /** Known or feared to be known to others. */
  COMPROMISED,
  /** Gone for good. */
  DESTROYED;

  /** Tells whether new DEKs may be wrapped. */
  public boolean wraps() {
    return this == ACTIVE;
  }

  /** Tells whether DEKs that were wrapped may be unwrapped. */
  public boolean unwraps() {
    return this == ACTIVE || this == DEACTIVATED;
  }

  /** Tells whether an operator may have it unwrap all the same, by an explicit override. */
  public boolean isOverridable() {
    return this == SUSPENDED || this == COMPROMISED;
  }

  /** Returns the name in SP 800-57, e.g. {@code pre-activation}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
