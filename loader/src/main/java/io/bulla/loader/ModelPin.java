package io.bulla.loader;

import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Names;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Which model belongs at a place: what opens there must have this id, at least this version and, if
 * one is named, this publisher's signature. Without it whoever can write the place can put an older
 * or another model there, sealed under the same KEK.
 *
 * <p>Not guaranteed: which of the versions from the least one on it is. Immutable.
 *
 * @param name what the configuration calls it
 * @param path a file, or a directory with all that is below it; absolute
 * @param modelId the model's id
 * @param leastVersion the least version that opens, at least 0
 * @param publisher the publisher's verification key, one of {@code publisher.keys}; empty for any
 *     model that those let through
 * @param origin where it stands, for errors
 */
public record ModelPin(
    String name,
    Path path,
    String modelId,
    long leastVersion,
    Optional<PublicKey> publisher,
    String origin) {

  public ModelPin {
    path = path.toAbsolutePath().normalize();
    requireModelId(modelId);
    if (leastVersion < 0) {
      throw new IllegalArgumentException("the least version of a pin is " + leastVersion);
    }
  }

  /** A pin that a program makes, without a publisher. */
  public static ModelPin of(String name, Path path, String modelId, long leastVersion) {
    return new ModelPin(name, path, modelId, leastVersion, Optional.empty(), "pin " + name);
  }

  private static void requireModelId(String modelId) {
    try {
      Names.modelId(modelId);
    } catch (FormatViolation e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** What it demands, for people; the publisher's key is not written out. */
  @Override
  public String toString() {
    return "model "
        + modelId
        + " from version "
        + leastVersion
        + (publisher.isPresent() ? ", signed by its publisher" : "");
  }
}
