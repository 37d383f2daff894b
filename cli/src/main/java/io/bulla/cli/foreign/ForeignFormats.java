package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.extension.ExtensionServices;
import io.bulla.provider.extension.ServiceKind;
import io.bulla.provider.spi.KekException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The formats of the core, and those of extensions, which are looked through only for a format that
 * the core does not have.
 *
 * @param extensions where else formats are
 */
record ForeignFormats(ExtensionServices extensions) {
  private static final ServiceKind<ForeignFormat> KIND =
      new ServiceKind<>(
          "foreign-format",
          ForeignFormat.class,
          ForeignFormat.SPI_VERSION,
          ForeignFormat::spiVersion,
          ForeignFormat::name);

  /** What the directory of a format's extension is called, after the name of the format. */
  private static final String DIRECTORY_SUFFIX = "-files";

  static ForeignFormats of(Configuration configuration) {
    return new ForeignFormats(ExtensionServices.of(configuration));
  }

  ForeignFormat named(String name) {
    return ofCore()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .or(() -> ofExtension(name))
        .orElseThrow(() -> unknown(name));
  }

  private Optional<ForeignFormat> ofExtension(String name) {
    try {
      return extensions.find(KIND, name);
    } catch (KekException e) {
      throw broken(e);
    }
  }

  private static Failure broken(KekException e) {
    return new Failure(
        ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), "install it anew, or remove it", e);
  }

  private static Stream<ForeignFormat> ofCore() {
    return ServiceLoader.load(ForeignFormat.class, ForeignFormat.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get);
  }

  private Failure unknown(String name) {
    TreeSet<String> known = new TreeSet<>(ofCore().map(ForeignFormat::name).toList());
    known.addAll(namesOfExtensions());
    return new Failure(
        ExitCode.USAGE,
        "there is no format " + name,
        extensions
            .optional(name + DIRECTORY_SUFFIX)
            .map(directory -> "move " + directory + " into the directory of extensions")
            .orElse("there are " + String.join(", ", known)));
  }

  private List<String> namesOfExtensions() {
    try {
      return extensions.names(KIND);
    } catch (KekException e) {
      throw broken(e);
    }
  }
}
