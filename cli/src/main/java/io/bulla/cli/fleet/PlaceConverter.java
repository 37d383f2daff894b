package io.bulla.cli.fleet;

import io.bulla.cli.ModelArgument;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a place from a command line. Stateless. */
public final class PlaceConverter implements ITypeConverter<ModelPlace> {
  @Override
  public ModelPlace convert(String value) {
    if (ModelArgument.namesUser(value)) {
      throw new TypeConversionException("it names a user or a password; " + ModelArgument.NO_USER);
    }
    return ModelPlace.of(value);
  }
}
