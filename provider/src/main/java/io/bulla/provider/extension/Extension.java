package io.bulla.provider.extension;

import io.bulla.provider.spi.KekBackendFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One extension. Its jars are checked and opened when it is first asked for something that it
 * offers; one that does not say what it offers may offer anything. Safe for several threads.
 */
final class Extension {
  /** What its jars hold. */
  record Opened(ExtensionClassLoader loader, List<KekBackendFactory> factories) {}

  private final ExtensionDirectory directory;
  private final boolean approvedOnly;
  private final Optional<Offers> offers;
  private @Nullable Opened opened;
  private @Nullable ExtensionException failure;

  /**
   * @throws ExtensionException if what it says of itself cannot be believed
   */
  Extension(ExtensionDirectory directory, boolean approvedOnly) throws ExtensionException {
    this.directory = directory;
    this.approvedOnly = approvedOnly;
    this.offers = directory.offers();
  }

  boolean mayOffer(Predicate<Offers> asked) {
    return offers.isEmpty() || asked.test(offers.get());
  }

  /**
   * @throws ExtensionException if it is broken; the same at each call
   */
  synchronized Opened open() throws ExtensionException {
    if (failure != null) {
      throw failure;
    }
    if (opened == null) {
      opened = openNow();
    }
    return opened;
  }

  private Opened openNow() throws ExtensionException {
    try {
      ExtensionClassLoader loader = LoadedExtensions.loaderOf(directory, approvedOnly, List.of());
      return new Opened(loader, as(FactoryLookup.backendsIn(loader)));
    } catch (ExtensionException e) {
      failure = e;
      throw e;
    }
  }

  /** A scheme that it serves and does not name would be found on one day and not on another. */
  private List<KekBackendFactory> as(List<KekBackendFactory> factories) throws ExtensionException {
    Set<String> served = new TreeSet<>();
    for (KekBackendFactory factory : factories) {
      served.add(factory.scheme());
    }
    if (offers.isPresent() && !offers.get().schemes().equals(served)) {
      throw new ExtensionException(
          "it serves the schemes "
              + served
              + ", and its file "
              + Offers.FILE_NAME
              + " says "
              + new TreeSet<>(offers.get().schemes()));
    }
    return factories;
  }
}
