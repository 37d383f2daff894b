package io.bulla.loader.s3;

import java.io.IOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** One request, whose failure is told in our words. Stateless. */
final class Asked {
  private Asked() {}

  /**
   * @param place of the object
   * @param what is to be done, as "read it"
   */
  static <T> T of(Object place, String what, Supplier<T> request) throws IOException {
    try {
      return request.get();
    } catch (SdkException e) {
      throw S3Failure.of(place, what, e);
    }
  }
}
