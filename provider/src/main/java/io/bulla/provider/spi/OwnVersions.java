package io.bulla.provider.spi;

/**
 * What a place that numbers a KEK's versions itself tells of them without a list: to seal or open
 * there, a caller needs no permission to list or describe keys. Safe for use by several threads.
 */
public interface OwnVersions {
  /** Returns the algorithm of all its versions, as {@link KekVersion#algorithm}. */
  String algorithm();

  /** Returns the length of all its keys in bits. */
  int bits();

  /**
   * Describes a version by its number, as a blob or an answer of the place has it: enabled, since
   * the place itself refuses one that is not, and with the identity that {@link
   * KekBackend#versions} gives for it. Called at each use; what it asks of the place, such as
   * whether the key could be exported, it asks once in a while and not each time.
   *
   * @throws KekException if the place would not use such a key, or cannot be asked
   */
  KekVersion presumed(int number) throws KekException;
}
