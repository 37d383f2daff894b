package io.bulla.loader.s3;

/**
 * How large the parts of uploads are.
 *
 * @param leastBytes below which S3 takes no part but the last
 * @param uploadBytes of the first parts of an upload whose length is not known
 * @param copyBytes of a part that S3 copies; at most 5 GiB
 * @param most parts of one object
 */
record PartSizes(int leastBytes, int uploadBytes, long copyBytes, int most) {
  private static final int MIB = 1 << 20;

  /** Those of AWS; it copies 512 MiB within the time that one request may take. */
  static final PartSizes OF_S3 = new PartSizes(5 * MIB, 8 * MIB, 512L * MIB, 10_000);

  private static final int SAME_SIZE = 1000;
  private static final int MOST_DOUBLINGS = 6;

  /** Grows, so that an object of the greatest length has few enough parts. */
  int uploadBytesOf(int partNumber) {
    return uploadBytes << Math.min((partNumber - 1) / SAME_SIZE, MOST_DOUBLINGS);
  }

  /** For so many bytes: larger where there would be too many. */
  long copyBytesFor(long restBytes) {
    return Math.max(copyBytes, (restBytes + most - 2) / (most - 1));
  }
}
