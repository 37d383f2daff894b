package io.bulla.provider;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.KekSetting;
import io.bulla.provider.extension.Backends;
import io.bulla.provider.spi.KekException;
import java.util.HashSet;
import java.util.Set;

/**
 * Begins in the background what takes long before the first KEK can be used or the first model be
 * decrypted, such as self-tests of a library, where the configuration says that it will be needed.
 *
 * @param configuration says which KEKs there are
 * @param backends start libraries
 */
record EarlyStart(Configuration configuration, Backends backends) {
  /** Returns at once. A failure is met again, and told, by whoever uses what did not start. */
  void begin() {
    Thread thread = new Thread(this::run, "bulla-early-start");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      Set<String> schemes = schemes();
      if (schemes.size() == 1) { // of several it is not known which will be used
        backends.forScheme(schemes.iterator().next()).prepare(configuration.approvedOnly());
      }
      if (configuration.approvedOnly()) {
        backends.validatedModule();
      }
    } catch (KekException e) {
      return; // nothing was opened: opening it fails alike, and says so where somebody listens
    }
  }

  private Set<String> schemes() {
    Set<String> schemes = new HashSet<>();
    for (KekSetting kek : configuration.keks().values()) {
      schemes.add(kek.uri().scheme());
    }
    return schemes;
  }
}
