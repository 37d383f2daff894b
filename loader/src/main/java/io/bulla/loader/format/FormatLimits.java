package io.bulla.loader.format;

/** Every cap and fixed size of the format, in one place (docs/format.md sections 1, 3 and 10). */
public final class FormatLimits {
  /** The version of the format that this code reads and writes. */
  public static final int FORMAT_VERSION = 1;

  /** Length of the core, the first half of the immutable block. */
  public static final int CORE_BYTES = 2048;

  /** Length of the immutable block. */
  public static final int BLOCK_BYTES = 4096;

  /** Smallest ciphertext segment. */
  public static final int MIN_SEGMENT_BYTES = 64;

  /** Largest ciphertext segment. */
  public static final int MAX_SEGMENT_BYTES = 4 * 1024 * 1024;

  /** Slot capacities are multiples of this. */
  public static final int SLOT_UNIT_BYTES = 4096;

  /** Largest capacity of a slot. */
  public static final int MAX_SLOT_BYTES = 256 * 1024;

  /** Most recipients in a slot. */
  public static final int MAX_RECIPIENTS = 32;

  /** Longest wrapped DEK. */
  public static final int MAX_BLOB_BYTES = 8192;

  /** Longest member path in UTF-8. */
  public static final int MAX_PATH_BYTES = 1024;

  /** Most parts of a member path. */
  public static final int MAX_PATH_PARTS = 32;

  /** Longest model id. */
  public static final int MAX_MODEL_ID_BYTES = 128;

  /** Longest KEK id. */
  public static final int MAX_KEK_ID_BYTES = 63;

  /** Most members of a directory model. */
  public static final int MAX_MEMBERS = 65_536;

  /** Longest plaintext of a manifest. */
  public static final int MAX_MANIFEST_BYTES = 16 * 1024 * 1024;

  /** Length of a SHA-256 value. */
  public static final int HASH_BYTES = 32;

  /** The plaintext length of a stream whose length was not known. */
  public static final long UNKNOWN_LENGTH = -1;

  /** Name of the manifest in the root of a directory model. */
  public static final String MANIFEST_NAME = "bulla.manifest";

  /** What the name of a detached recipients file ends in. */
  public static final String RECIPIENTS_SUFFIX = ".bulla-recipients";

  private FormatLimits() {}
}
