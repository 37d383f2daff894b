package io.bulla.testing;

import java.nio.file.Path;

/** A token in SoftHSM, with its PIN in a file that only the owner may read, and a wrong PIN. */
public final class SoftHsmToken {

  private final SoftHsmStore store;
  private final String label;
  private final String officerPin;
  private final String pin;
  private final Path pinFile;
  private final Path wrongPinFile;

  SoftHsmToken(
      SoftHsmStore store,
      String label,
      String officerPin,
      String pin,
      Path pinFile,
      Path wrongPinFile) {
    this.store = store;
    this.label = label;
    this.officerPin = officerPin;
    this.pin = pin;
    this.pinFile = pinFile;
    this.wrongPinFile = wrongPinFile;
  }

  /**
   * An empty token that no other test has, visible in this JVM; other processes see it with {@code
   * store().environment()}. Without SoftHSM the calling test is skipped, visibly.
   */
  public static SoftHsmToken fresh() {
    return TokensOfThisJvm.make();
  }

  /** The store that the token is in. */
  public SoftHsmStore store() {
    return store;
  }

  /** The token's label. */
  public String label() {
    return label;
  }

  /** A new copy of the user PIN. */
  public char[] pin() {
    return pin.toCharArray();
  }

  /** A file with the user PIN. */
  public Path pinFile() {
    return pinFile;
  }

  /** A file with a PIN that is not the user PIN. */
  public Path wrongPinFile() {
    return wrongPinFile;
  }

  /** The PKCS#11 library. */
  public Path module() {
    return store.module();
  }

  /**
   * Initialises it anew, as a security officer does, with the same label and user PIN: its keys are
   * gone. Refused while this JVM has a session of it.
   */
  public void reinitialize() {
    new LoadedSoftHsm(module()).initializeToken(slotId(), label, officerPin, pin);
  }

  /** The slot that it is in, in this JVM. */
  public long slotId() {
    return new LoadedSoftHsm(module()).slotOf(label);
  }

  @Override
  public String toString() {
    return "SoftHsmToken[" + label + "]";
  }
}
