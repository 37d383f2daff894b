package io.bulla.formats.spi;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Map;

/**
 * A format of encrypted files that is not Bulla's. Found through {@code ServiceLoader}, in the core
 * or in an extension. Stateless, safe for several threads.
 *
 * <p>Neither method closes a channel, reads all of a file into memory, or writes a file. What they
 * throw of a channel goes on as it is; what the format itself finds is a {@link
 * ForeignFormatException}. Keys and plaintext that pass through arrays of theirs are wiped.
 */
public interface ForeignFormat {
  /** The version of this interface; one of another version is refused. */
  int SPI_VERSION = 1;

  /** The version that the implementation was compiled for, so the constant {@link #SPI_VERSION}. */
  int spiVersion();

  /** What the command line calls it, such as {@code age}. */
  String name();

  /** What its files end in, with the dot. */
  String suffix();

  /**
   * Whether, with these keys, only who has a secret could have made the file or changed it, cut it
   * off or put another in its place. Where a public key is enough to encrypt, that is anybody.
   * Where it does not, the caller compares the plaintext with what is known of it.
   *
   * @param request of which no secret is read
   */
  boolean authenticates(FormatRequest request);

  /** Its options, each with a line of help. */
  Map<String, String> options();

  /**
   * Decrypts a file to its end.
   *
   * @param plaintext gets plaintext before all of the file is authenticated: whatever it got is
   *     discarded after a failure
   * @throws ForeignFormatException if it is malformed, incomplete, changed, or not for this key
   */
  void decrypt(ReadableByteChannel encrypted, WritableByteChannel plaintext, FormatRequest request)
      throws IOException;

  /**
   * Encrypts a plaintext to its end.
   *
   * @param encrypted what it got is discarded after a failure
   * @throws ForeignFormatException if the request does not say for whom, or how
   */
  void encrypt(ReadableByteChannel plaintext, WritableByteChannel encrypted, FormatRequest request)
      throws IOException;
}
