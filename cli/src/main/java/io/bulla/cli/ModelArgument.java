package io.bulla.cli;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether an argument names a model in a store, as {@code s3://BUCKET/KEY}, or a path. Stateless.
 */
public final class ModelArgument {
  /** One letter would be a drive. */
  private static final Pattern STORE = Pattern.compile("[a-z][a-z0-9+.-]+://.*");

  /** Of a URI that is not to be repeated: what stands there may be a secret. */
  public static final String NO_USER =
      "leave out what stands before the @: credentials come from where docs/s3.md says";

  private static final Pattern USER = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://[^/?#]*@.*");

  private ModelArgument() {}

  /** Whether a URI has user information, which is to be shown nowhere. */
  public static boolean namesUser(String argument) {
    return USER.matcher(argument).matches();
  }

  static boolean isInStore(String argument) {
    return STORE.matcher(argument).matches();
  }

  /**
   * The place in a store; empty for a path.
   *
   * @throws Failure if it begins as a URI and is none
   */
  public static Optional<URI> inStore(String argument) {
    if (!isInStore(argument)) {
      return Optional.empty();
    }
    if (namesUser(argument)) {
      throw new Failure(
          ExitCode.USAGE, "the URI of a place in a store names a user, or a password", NO_USER);
    }
    try {
      return Optional.of(URI.create(argument));
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          argument + " is no URI",
          "write other characters than those of a URI as %20 and the like",
          e);
    }
  }

  /**
   * The path that an argument is.
   *
   * @throws Failure if the locale has no such name
   */
  public static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      Failure failure = FileFailures.of(e);
      throw new Failure(ExitCode.USAGE, failure.what(), failure.hint(), e);
    }
  }
}
