package io.bulla.provider.hcvault;

import java.util.regex.Pattern;

/**
 * A token of Vault. Its text is a string, since headers are: nobody can wipe it. It never shows
 * itself.
 */
final class Token {
  private static final Pattern TEXT = Pattern.compile("[!-~]{1,4000}");

  private final String text;
  private final Lease lease;

  Token(String text, Lease lease) {
    this.text = text;
    this.lease = lease;
  }

  Lease lease() {
    return lease;
  }

  /** Whether a text can be a token: anything else would not go into a header. */
  static boolean isOne(String text) {
    return TEXT.matcher(text).matches();
  }

  /** Returns it, to be sent and for nothing else. */
  String text() {
    return text;
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "token";
  }
}
