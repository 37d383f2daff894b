package io.bulla.benchmarks;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;

/** A file encrypted by Tink's streaming AEAD, with the primitive that decrypts it. */
record TinkFile(Path file, StreamingAead primitive) {

  private static final byte[] NO_ASSOCIATED_DATA = {};
  private static final int KEY_BYTES = 32;

  static TinkFile encrypt(Path plaintext, Path directory, int segmentSizeBytes)
      throws IOException, GeneralSecurityException {
    StreamingAead primitive = primitive(segmentSizeBytes);
    Path file = directory.resolve("tink.bin");
    try (FileChannel in = FileChannel.open(plaintext);
        FileChannel out =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        WritableByteChannel encrypting = primitive.newEncryptingChannel(out, NO_ASSOCIATED_DATA)) {
      copy(in, encrypting);
    }
    return new TinkFile(file, primitive);
  }

  ReadableByteChannel open(FileChannel ciphertext) throws IOException, GeneralSecurityException {
    return primitive.newDecryptingChannel(ciphertext, NO_ASSOCIATED_DATA);
  }

  private static void copy(FileChannel in, WritableByteChannel out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    while (in.read(buffer) >= 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      buffer.clear();
    }
  }

  @AccessesPartialKey
  private static StreamingAead primitive(int segmentSizeBytes) throws GeneralSecurityException {
    StreamingAeadConfig.register();
    AesGcmHkdfStreamingParameters parameters =
        AesGcmHkdfStreamingParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setDerivedAesGcmKeySizeBytes(KEY_BYTES)
            .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
            .setCiphertextSegmentSizeBytes(segmentSizeBytes)
            .build();
    SecretBytes key = SecretBytes.randomBytes(KEY_BYTES);
    return KeysetHandle.newBuilder()
        .addEntry(
            KeysetHandle.importKey(AesGcmHkdfStreamingKey.create(parameters, key))
                .withRandomId()
                .makePrimary())
        .build()
        .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }
}
