package io.bulla.provider.remote;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes a body of at most {@value #MOST_BYTES} bytes: whoever answers more is no such service. */
final class BoundedBody implements BodySubscriber<byte[]> {
  static final int MOST_BYTES = 256 * 1024;

  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private byte[] bytes = new byte[8 * 1024];
  private int length;
  private Flow.@Nullable Subscription subscription;

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    for (ByteBuffer piece : pieces) {
      take(piece);
    }
  }

  private void take(ByteBuffer piece) {
    if (length + piece.remaining() > MOST_BYTES) {
      if (subscription != null) {
        subscription.cancel();
      }
      onError(new IOException("the answer is longer than " + MOST_BYTES + " bytes"));
      piece.position(piece.limit());
      return;
    }
    if (length + piece.remaining() > bytes.length) {
      replace(Math.max(2 * bytes.length, length + piece.remaining()));
    }
    int taken = piece.remaining();
    piece.get(bytes, length, taken);
    length += taken;
  }

  private void replace(int size) {
    byte[] smaller = bytes;
    bytes = Arrays.copyOf(smaller, size);
    Arrays.fill(smaller, (byte) 0);
  }

  @Override
  public void onError(Throwable failure) {
    Arrays.fill(bytes, (byte) 0);
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(Arrays.copyOf(bytes, length));
    Arrays.fill(bytes, (byte) 0);
  }
}
