package io.bulla.testing;

import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs of its host. Where it is absent the test is skipped, visibly and with the
 * reason; with {@code -Dbulla.require=all} it fails instead.
 */
public final class Requires {
  private Requires() {}

  /**
   * Goes on only where something is present.
   *
   * @param present whether it is
   * @param what what is needed, such as {@code "SoftHSM 2"}
   * @param hint how to get it
   */
  public static void that(boolean present, String what, String hint) {
    if (!present) {
      absent(what, hint);
    }
  }

  /** The value, or a skipped test. */
  public static <T> T present(Optional<T> value, String what, String hint) {
    return value.orElseThrow(() -> absence(what, hint));
  }

  private static void absent(String what, String hint) {
    throw absence(what, hint);
  }

  private static RuntimeException absence(String what, String hint) {
    String reason = "needs " + what + ", which is not here: " + hint;
    if (everythingIsRequired()) {
      throw new AssertionError(reason + " (bulla.require=all allows no skips)");
    }
    return new TestAbortedException(reason);
  }

  static boolean everythingIsRequired() {
    return "all".equals(System.getProperty("bulla.require"));
  }
}
