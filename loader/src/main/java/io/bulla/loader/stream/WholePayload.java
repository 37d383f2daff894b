package io.bulla.loader.stream;

import io.bulla.loader.crypto.SegmentLeaves;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Opens every segment once: the last one first, since it alone tells a truncated payload. */
final class WholePayload {
  private final SealedPayload payload;
  private final PlaintextTarget.Factory targets;
  private final @Nullable SegmentLeaves leaves;
  private final Progress progress;

  WholePayload(
      SealedPayload payload,
      PlaintextTarget.Factory targets,
      @Nullable SegmentLeaves leaves,
      LongConsumer listener) {
    this.payload = payload;
    this.targets = targets;
    this.leaves = leaves;
    this.progress = new Progress(listener);
  }

  /** Opens the last segment, and returns the length of the plaintext that it ends. */
  long openLast() throws IOException {
    try (SegmentLoop.Work work = newWork()) {
      work.segment(payload.lastIndex());
    }
    return payload.plaintextBytes();
  }

  /** Returns the length of the plaintext, once all of it has verified. */
  long open(int threads) throws IOException {
    openLast();
    SegmentLoop.run(payload.lastIndex(), threads, this::newWork);
    payload.requireSameLength();
    return payload.plaintextBytes();
  }

  private SegmentLoop.Work newWork() throws IOException {
    SegmentOpener opener = new SegmentOpener(payload, leaves);
    try {
      return new OpenWork(opener, targets.newTarget());
    } catch (IOException | RuntimeException | Error e) {
      opener.close();
      throw e;
    }
  }

  private final class OpenWork implements SegmentLoop.Work {
    private final SegmentOpener opener;
    private final PlaintextTarget target;

    OpenWork(SegmentOpener opener, PlaintextTarget target) {
      this.opener = opener;
      this.target = target;
    }

    @Override
    public void segment(int index) throws IOException {
      ByteBuffer plaintext = target.roomFor(index);
      opener.open(index, plaintext);
      target.verified(index, plaintext.flip());
      progress.add(payload.plaintextBytesOf(index));
    }

    @Override
    public void close() {
      opener.close();
      target.close();
    }
  }
}
