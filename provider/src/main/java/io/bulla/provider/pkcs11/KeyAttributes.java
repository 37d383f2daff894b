package io.bulla.provider.pkcs11;

import java.util.ArrayList;
import java.util.List;

/**
 * What a token says about one of its secret keys. {@code id} is CKA_ID in lower-case hexadecimal.
 * An attribute that the token does not tell counts as the unsafe answer.
 *
 * @param encrypts whether it may encrypt and decrypt
 * @param wraps whether it may wrap and unwrap
 * @param unwraps whether it may unwrap
 * @param read false if no attribute but the label could be read
 */
record KeyAttributes(
    String label,
    String id,
    boolean aes,
    int bits,
    boolean sensitive,
    boolean extractable,
    boolean neverExtractable,
    boolean local,
    boolean encrypts,
    boolean wraps,
    boolean unwraps,
    boolean read) {

  static final int KEK_BITS = 256;

  static KeyAttributes unread(String label) {
    return new KeyAttributes(
        label, "", true, 0, false, true, false, false, true, false, false, false);
  }

  /** Why this key cannot be a KEK: empty if it can. */
  List<String> objections() {
    List<String> objections = new ArrayList<>();
    addUnless(aes, "is not an AES key", objections);
    if (aes && bits != KEK_BITS) {
      objections.add("has " + bits + " bits, not " + KEK_BITS);
    }
    addUnless(sensitive, "is not sensitive (CKA_SENSITIVE is not true)", objections);
    addUnless(!extractable, "is extractable (CKA_EXTRACTABLE is not false)", objections);
    addUnless(neverExtractable, "was extractable once (CKA_NEVER_EXTRACTABLE)", objections);
    addUnless(local, "was not generated on the token (CKA_LOCAL is not true)", objections);
    return List.copyOf(objections);
  }

  private static void addUnless(boolean holds, String objection, List<String> objections) {
    if (!holds) {
      objections.add(objection);
    }
  }
}
