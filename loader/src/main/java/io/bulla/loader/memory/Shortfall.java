package io.bulla.loader.memory;

/**
 * Something that this host does not give.
 *
 * @param what is missing, such as "memory locking"
 * @param reason why
 * @param hint what to do about it
 */
public record Shortfall(String what, String reason, String hint) {
  @Override
  public String toString() {
    return what + ": " + reason + " (" + hint + ")";
  }
}
