package io.bulla.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a path on this host. The URI of a place in a store is none: as a path it would be a
 * directory {@code s3:} here, into which plaintext might go. Stateless, safe for threads.
 */
final class LocalPathConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    if (ModelArgument.namesUser(text)) {
      throw new TypeConversionException("it names a user or a password, and has to be a path here");
    }
    if (ModelArgument.isInStore(text)) {
      throw new TypeConversionException(
          "'" + text + "' is a place in a store, and this has to be a path on this host");
    }
    return Path.of(text);
  }
}
