package io.bulla.loader.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body of at most {@value #MOST_BYTES} bytes: a server that does not know ranges would
 * answer with a whole object, of any length.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
  static final int MOST_BYTES = 32 << 20;

  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
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
    byte[] taken = new byte[piece.remaining()];
    piece.get(taken);
    if (whole.isDone()) {
      return;
    }
    if (bytes.size() + taken.length > MOST_BYTES) {
      if (subscription != null) {
        subscription.cancel();
      }
      onError(new IOException("the answer is longer than " + MOST_BYTES + " bytes"));
      return;
    }
    bytes.write(taken, 0, taken.length);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
