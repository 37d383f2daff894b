package io.bulla.formats.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * The first bytes of a file, which tell whether it is armored, and what follows them.
 *
 * @param first bytes that were read to look at
 * @param rest where the others come from
 */
record AgeHead(ByteBuffer first, ReadableByteChannel rest) implements ReadableByteChannel {
  private static final byte[] ARMOR = "-----BEGIN AGE".getBytes(StandardCharsets.US_ASCII);

  static AgeHead of(ReadableByteChannel source) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(ARMOR.length);
    while (first.hasRemaining() && source.read(first) >= 0) {
      Thread.onSpinWait();
    }
    return new AgeHead(first.flip(), source);
  }

  ReadableByteChannel decrypting(List<RecipientStanzaReader> readers)
      throws GeneralSecurityException, IOException {
    StandardDecryptingChannelFactory factory =
        first.equals(ByteBuffer.wrap(ARMOR))
            ? new ArmoredDecryptingChannelFactory()
            : new StandardDecryptingChannelFactory();
    return factory.newDecryptingChannel(this, readers);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!first.hasRemaining()) {
      return rest.read(target);
    }
    int bytes = Math.min(first.remaining(), target.remaining());
    target.put(first.slice(first.position(), bytes));
    first.position(first.position() + bytes);
    return bytes;
  }

  @Override
  public boolean isOpen() {
    return rest.isOpen();
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
