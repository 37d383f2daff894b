package io.bulla.benchmarks;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** A file encrypted by Tink's streaming AEAD, with the primitive that decrypts it. */
record TinkFile(Path file, StreamingAead primitive) {

  private static final byte[] NO_ASSOCIATED_DATA = {};
  private static final int KEY_BYTES = 32;

  static TinkFile encrypt(Path plaintext, Path directory, int segmentSizeBytes)
      throws IOException, GeneralSecurityException {
    TinkFile encrypted = new TinkFile(directory.resolve("tink.bin"), primitive(segmentSizeBytes));
    encrypted.encryptAgain(plaintext, encrypted.file());
    return encrypted;
  }

  /** Encrypts to a new file, and syncs it. */
  void encryptAgain(Path plaintext, Path target) throws IOException, GeneralSecurityException {
    try (FileChannel in = FileChannel.open(plaintext);
        FileChannel out = NewFile.open(target)) {
      try (WritableByteChannel encrypting =
          primitive.newEncryptingChannel(kept(out), NO_ASSOCIATED_DATA)) {
        NewFile.copy(in, encrypting);
      }
      out.force(true);
    }
  }

  ReadableByteChannel open(FileChannel ciphertext) throws IOException, GeneralSecurityException {
    return primitive.newDecryptingChannel(ciphertext, NO_ASSOCIATED_DATA);
  }

  /** Tink closes its channel, and the file is yet to be synced. */
  private static WritableByteChannel kept(FileChannel out) {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        return out.write(bytes);
      }

      @Override
      public boolean isOpen() {
        return out.isOpen();
      }

      @Override
      public void close() {
        // whoever opened it closes it
      }
    };
  }

  /**
   * The primitive itself: the one that a keyset gives keeps the whole ciphertext on the heap while
   * its first read lasts, and would lose by that.
   */
  private static StreamingAead primitive(int segmentSizeBytes) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(
        Random.randBytes(KEY_BYTES), "HmacSha256", KEY_BYTES, segmentSizeBytes, 0);
  }
}
