package io.bulla.formats.esdk;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoInputStream;
import io.bulla.formats.spi.EncryptedSource;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import io.bulla.formats.spi.Transfer;
import io.bulla.formats.spi.Uncloseable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import software.amazon.cryptography.materialproviders.IKeyring;

/** Messages of the AWS Encryption SDK, under a raw AES key or a key of AWS KMS. */
public final class EncryptionSdkFormat implements ForeignFormat {
  private static final int MAX_DATA_KEYS = 100;

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String name() {
    return "encryption-sdk";
  }

  @Override
  public String suffix() {
    return ".esdk";
  }

  @Override
  public boolean authenticates(FormatRequest request) {
    return true;
  }

  @Override
  public Map<String, String> options() {
    return MessageOptions.help();
  }

  @Override
  public void decrypt(
      ReadableByteChannel encrypted, WritableByteChannel plaintext, FormatRequest request)
      throws IOException {
    MessageOptions options = MessageOptions.of(request);
    IKeyring keyring = Keyrings.of(request, options);
    EncryptedSource source = new EncryptedSource(encrypted);
    CountedChannel counted = new CountedChannel(source);
    ReadableByteChannel decrypting = opened(counted, keyring, options);
    Transfer.all(target -> read(decrypting, target, source), plaintext);
    if (counted.bytes() == 0) {
      throw MessageFailure.ofDecrypting(new EOFException("the SDK takes nothing for a message"));
    }
  }

  private static ReadableByteChannel opened(
      ReadableByteChannel source, IKeyring keyring, MessageOptions options) {
    CryptoInputStream<?> stream =
        crypto(options)
            .createDecryptingStream(keyring, Channels.newInputStream(source), options.context());
    return Channels.newChannel(stream);
  }

  private static AwsCrypto crypto(MessageOptions options) {
    return AwsCrypto.builder()
        .withCommitmentPolicy(
            options.commitmentIsRequired()
                ? CommitmentPolicy.RequireEncryptRequireDecrypt
                : CommitmentPolicy.RequireEncryptAllowDecrypt)
        .withMaxEncryptedDataKeys(MAX_DATA_KEYS)
        .build();
  }

  private static int read(ReadableByteChannel decrypting, ByteBuffer target, EncryptedSource source)
      throws IOException {
    try {
      return decrypting.read(target);
    } catch (IOException | RuntimeException e) {
      source.requireRead();
      throw MessageFailure.ofDecrypting(e);
    }
  }

  @Override
  public void encrypt(
      ReadableByteChannel plaintext, WritableByteChannel encrypted, FormatRequest request)
      throws IOException {
    MessageOptions options = MessageOptions.of(request);
    IKeyring keyring = Keyrings.of(request, options);
    OutputStream sink = Channels.newOutputStream(new Uncloseable(encrypted));
    try (OutputStream encrypting =
        crypto(options).createEncryptingStream(keyring, sink, options.context())) {
      encrypting.write(new byte[0]); // the header is there where no plaintext is
      Transfer.all(plaintext::read, Channels.newChannel(encrypting));
    } catch (RuntimeException e) {
      throw new ForeignFormatException(
          Kind.SERVICE,
          "the key does not make a data key: " + MessageFailure.words(e),
          "check the key, and whether this process may generate data keys by it",
          e);
    }
  }
}
