package io.bulla.provider.extension;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What extensions may offer besides KEKs and ciphers: the services of an SPI that this module does
 * not know.
 *
 * @param word begins the lines of the file {@code offers} that name such services, such as {@code
 *     store}
 * @param type the factory that is looked up by {@link java.util.ServiceLoader}; its package, and
 *     its class loader, are the extension's too
 * @param spiVersion the version of the SPI that the core speaks
 * @param versionOf the version that a factory was compiled against
 * @param nameOf what a factory serves, such as a scheme
 * @param <T> the type of factories
 */
public record ServiceKind<T>(
    String word,
    Class<T> type,
    int spiVersion,
    ToIntFunction<T> versionOf,
    Function<T, String> nameOf) {
  /** Checks that an extension's file could name it. */
  public ServiceKind {
    if (!Offers.SERVICE_WORDS.contains(word)) {
      throw new IllegalArgumentException("no extension offers a " + word);
    }
  }
}
