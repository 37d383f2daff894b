package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.stream.PayloadWriter;
import io.bulla.loader.stream.Transfers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Seals what is written to it, of any length, into a sink that need not seek, such as an upload.
 *
 * <p>Only {@link #finish} makes a model of it. Close without that leaves the sink with a file that
 * lacks its last segment and opens nowhere, never a shorter model: so whoever fails half-way just
 * closes. Closing an {@code OutputStream} around this channel is such a close. Needs two segments
 * of memory, whatever the length. Does not close the sink, tells no progress. For one thread.
 */
public final class SealingStream implements WritableByteChannel {
  private final FreshSeal seal;
  private final PayloadWriter writer;
  private final @Nullable ContentRoot root;
  private final Owner owner;
  private long plaintextBytes;

  private SealingStream(
      FreshSeal seal, PayloadWriter writer, @Nullable ContentRoot root, Owner owner) {
    this.seal = seal;
    this.writer = writer;
    this.root = root;
    this.owner = owner;
  }

  /** Whose stream it is. */
  interface Owner {
    void finished(long plaintextBytes, @Nullable Hash32 root);

    void closed();
  }

  /** The stream of a model that is one file; the sealing is its own, and closed with it. */
  static SealingStream ofFile(FreshSeal seal, WritableByteChannel sink, CipherEngine engine)
      throws IOException {
    boolean done = false;
    try {
      ModelCore core = seal.core(ModelKind.FILE, FormatLimits.UNKNOWN_LENGTH, "");
      SealingStream stream = begin(seal, core, sink, engine, new Alone(seal));
      done = true;
      return stream;
    } finally {
      if (!done) {
        seal.close();
      }
    }
  }

  private record Alone(FreshSeal seal) implements Owner {
    @Override
    public void finished(long plaintextBytes, @Nullable Hash32 root) {
      // the file is all of the model
    }

    @Override
    public void closed() {
      seal.close();
    }
  }

  /** Writes all that stands before the payload. */
  static SealingStream begin(
      FreshSeal seal, ModelCore core, WritableByteChannel sink, CipherEngine engine, Owner owner)
      throws IOException {
    ByteBuffer header = seal.header(seal.block(core, null));
    Transfers.writeFully(sink, header);
    PayloadKey key = seal.keys().newPayloadKey(seal.coreHash(core), seal.random());
    ContentRoot root = seal.newContentRoot();
    PayloadWriter writer = new PayloadWriter(sink, core.layout(), key, engine, root);
    return new SealingStream(seal, writer, root, owner);
  }

  /** Takes all that remains. */
  @Override
  public int write(ByteBuffer plaintext) throws IOException {
    int written = writer.write(plaintext);
    plaintextBytes += written;
    return written;
  }

  /** Seals the end, closes, and says what was sealed. */
  public SealReport finish() throws IOException {
    try {
      int segments = writer.finish();
      owner.finished(plaintextBytes, root == null ? null : Hash32.of(root.root(segments)));
      return seal.uncheckedReport(1, plaintextBytes);
    } finally {
      close();
    }
  }

  @Override
  public boolean isOpen() {
    return writer.isOpen();
  }

  /** Wipes keys and buffers. What the sink has without {@link #finish} opens nowhere. */
  @Override
  public void close() {
    writer.close();
    owner.closed();
  }
}
