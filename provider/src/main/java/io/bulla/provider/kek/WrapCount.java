package io.bulla.provider.kek;

/**
 * How often a key wrapped.
 *
 * @param used an upper bound: it is counted ahead
 * @param budget how often it may, on this host
 */
public record WrapCount(long used, long budget) {
  private static final long HUNDRED = 100;
  private static final long WARNED_PERCENT = 80;

  /** Tells whether nothing is left. */
  public boolean isExhausted() {
    return used >= budget;
  }

  /** Tells whether it is time to rotate. */
  public boolean isNearlyExhausted() {
    return used * HUNDRED >= budget * WARNED_PERCENT;
  }

  @Override
  public String toString() {
    return used + " of " + budget;
  }
}
