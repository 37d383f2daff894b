package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One inspector for each PKCS#11 library of the process. Thread-safe. */
final class Inspectors {

  private static final Map<Path, TokenInspector> BY_MODULE = new HashMap<>();

  private Inspectors() {}

  /** Empty if JNA does not work on this host. */
  static synchronized Optional<TokenInspector> of(Path module) throws KekException {
    if (!Files.isRegularFile(module)) {
      throw new KekException(
          UNAVAILABLE,
          "there is no PKCS#11 library " + module + "; install it, or correct module-path");
    }
    if (!JnaStart.isUsable()) {
      return Optional.empty();
    }
    TokenInspector known = BY_MODULE.get(module);
    if (known == null) {
      known = open(module);
      BY_MODULE.put(module, known);
    }
    return Optional.of(known);
  }

  /** What the loader said: behind it JNA lists the whole class path. */
  private static String reason(UnsatisfiedLinkError e) {
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> !line.startsWith("Unable to load") && !line.startsWith("Native library"))
        .findFirst()
        .orElse("it is not found");
  }

  private static TokenInspector open(Path module) throws KekException {
    try {
      return new TokenInspector(CryptokiModule.load(module));
    } catch (UnsatisfiedLinkError e) {
      throw new KekException(
          UNAVAILABLE,
          module
              + " cannot be loaded as a PKCS#11 library: "
              + reason(e)
              + "; install what it needs, or correct module-path",
          e);
    } catch (CryptokiException e) {
      throw new KekException(
          UNAVAILABLE,
          module + " does not start: " + e.getMessage() + "; check the library's own configuration",
          e);
    }
  }
}
