package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.formats.spi.ForeignFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The formats that this distribution has. Stateless. */
final class ForeignFormats {
  private ForeignFormats() {}

  static ForeignFormat named(String name) {
    return ofCore()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static Stream<ForeignFormat> ofCore() {
    return ServiceLoader.load(ForeignFormat.class, ForeignFormat.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get);
  }

  private static Failure unknown(String name) {
    List<String> known = ofCore().map(ForeignFormat::name).sorted().toList();
    return new Failure(
        ExitCode.USAGE, "there is no format " + name, "there are " + String.join(", ", known));
  }
}
