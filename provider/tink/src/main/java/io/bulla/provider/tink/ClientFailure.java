package io.bulla.provider.tink;

import com.google.protobuf.InvalidProtocolBufferException;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a failure of a {@code KmsClient} means. It has one kind of exception for all: whether it was
 * denied, whether there is no such key and whether the ciphertext was changed is not told. What a
 * network lost is seen by its causes. Those are not kept, and only the first lines of its words are
 * repeated: nobody knows what else a client puts there.
 */
final class ClientFailure {
  private static final int DEEPEST_CAUSE = 16;
  private static final int LONGEST_WORDS = 200;
  private static final int MOST_CAUSES = 3;

  private ClientFailure() {}

  /** The client did not come as far as to a use. */
  static KekException ofCredentials(String place, Exception thrown) {
    return isLostOnTheWay(thrown)
        ? away(place, thrown)
        : failure(
            Kind.AUTHENTICATION_FAILED,
            place + ": its KmsClient is not ready",
            thrown,
            "check its credentials, and the URI behind tink:");
  }

  static KekException ofEncryption(String place, Exception thrown) {
    return isLostOnTheWay(thrown)
        ? away(place, thrown)
        : failure(
            Kind.REFUSED,
            place + ": its KmsClient does not encrypt, and tells no kind of reason",
            thrown,
            "see whether the key is there, and whether this process may encrypt by it");
  }

  /** In doubt it was changed: then no other recipient is asked in its place. */
  static KekException ofDecryption(String place, Exception thrown) {
    return isLostOnTheWay(thrown)
        ? away(place, thrown)
        : failure(
            Kind.BAD_TAG,
            place + ": its KmsClient does not decrypt, and tells no kind of reason",
            thrown,
            "see whether this process may decrypt by it; else it was changed");
  }

  private static KekException away(String place, Exception thrown) {
    return failure(
        Kind.UNAVAILABLE,
        place + ": its KmsClient lost the way",
        thrown,
        "see what is there of it");
  }

  private static KekException failure(Kind kind, String what, Exception thrown, String advice) {
    return new KekException(kind, what + " (" + words(thrown) + "); " + advice);
  }

  /** Of it and its causes: clients wrap what their service said. */
  private static String words(Throwable thrown) {
    List<String> words = new ArrayList<>();
    Throwable cause = thrown;
    while (cause != null && words.size() < MOST_CAUSES) {
      words.add(firstLine(cause));
      cause = cause.getCause();
    }
    return String.join(", by ", words);
  }

  /** Without a semicolon, behind which advice begins. */
  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    String told = line.replace(';', ',').substring(0, Math.min(line.length(), LONGEST_WORDS));
    return thrown.getClass().getSimpleName() + (told.isEmpty() ? "" : ": " + told);
  }

  /** A malformed ciphertext is an IOException, too. */
  private static boolean isLostOnTheWay(Exception thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof IOException) {
        return !(cause instanceof InvalidProtocolBufferException);
      }
      cause = cause.getCause();
    }
    return false;
  }
}
