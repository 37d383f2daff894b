package io.bulla.cli.bench;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.MemberInfo;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Milliseconds from sealed files to verified plaintext in memory, the KEK operation included;
 * wiping it afterwards is not. A model's files are loaded one after the other, and one at a time is
 * in memory. For one thread.
 */
final class ModelLoad implements Trial {
  private final Path model;
  private final LoaderOptions options;
  private @Nullable Integer seenBefore;

  ModelLoad(Path model, LoaderOptions options) {
    this.model = model;
    this.options = options;
  }

  @Override
  public double run() throws IOException {
    long start = System.nanoTime();
    try (SealedModel opened = SealedModel.open(model, options)) {
      long nanos = System.nanoTime() - start;
      List<MemberInfo> members = opened.members();
      if (members.stream().allMatch(member -> member.plaintextLengthBytes() == 0)) {
        throw ModelUnderTest.empty(model);
      }
      int seen = 0;
      for (MemberInfo member : members) {
        long begin = System.nanoTime();
        try (Plaintext plaintext = opened.load(member.path())) {
          nanos += System.nanoTime() - begin;
          seen = 31 * seen + ends(plaintext);
        }
      }
      requireSame(seen);
      return nanos / 1e6;
    }
  }

  /** Every run shows the same: so none can be left out by a compiler, or load something else. */
  private void requireSame(int seen) {
    if (seenBefore != null && seenBefore != seen) {
      throw new Failure(
          ExitCode.IDENTITY,
          model + ": was another one while it was measured",
          "run this again when nobody replaces it");
    }
    seenBefore = seen;
  }

  private static int ends(Plaintext plaintext) {
    if (plaintext.lengthBytes() == 0) {
      return 0;
    }
    List<ByteBuffer> buffers = plaintext.buffers();
    ByteBuffer last = buffers.get(buffers.size() - 1);
    return 31 * buffers.get(0).get(0) + last.get(last.limit() - 1);
  }
}
