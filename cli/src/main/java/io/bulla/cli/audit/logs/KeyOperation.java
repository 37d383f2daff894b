package io.bulla.cli.audit.logs;

/** What was done with a key, by either side's word. */
public enum KeyOperation {
  /** A data key was wrapped. */
  WRAP,
  /** A data key was unwrapped. */
  UNWRAP,
  /** Anything else that the key's material is needed for: nothing that Bulla does. */
  OTHER
}
