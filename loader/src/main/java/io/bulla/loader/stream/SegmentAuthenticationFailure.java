package io.bulla.loader.stream;

/** A segment whose tag does not match. Whether the file or the key is another cannot be told. */
public final class SegmentAuthenticationFailure extends PayloadFailure {
  private static final long serialVersionUID = 1L;

  private final int segmentIndex;
  private final long fileOffset;

  SegmentAuthenticationFailure(int segmentIndex, long fileOffset) {
    super(
        "segment "
            + segmentIndex
            + " (offset "
            + fileOffset
            + ") failed authentication: the file was changed or the key is wrong");
    this.segmentIndex = segmentIndex;
    this.fileOffset = fileOffset;
  }

  /** Index of the segment, from 0. */
  public int segmentIndex() {
    return segmentIndex;
  }

  /** Where its ciphertext begins in the file. */
  public long fileOffset() {
    return fileOffset;
  }
}
