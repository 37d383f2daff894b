package io.bulla.cli.fleet;

import picocli.CommandLine.ITypeConverter;

/** Reads a place from a command line. Stateless. */
public final class PlaceConverter implements ITypeConverter<ModelPlace> {
  @Override
  public ModelPlace convert(String value) {
    return ModelPlace.of(value);
  }
}
