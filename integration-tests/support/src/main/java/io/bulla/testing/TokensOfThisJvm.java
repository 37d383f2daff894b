package io.bulla.testing;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for tests that load SoftHSM into their own JVM. SoftHSM reads SOFTHSM2_CONF when it is
 * initialised, and nothing here ever finalizes it: so the variable is set in this process first,
 * and tokens are made through the library itself, which sees no token that another process makes
 * later.
 */
final class TokensOfThisJvm {

  private static @Nullable SoftHsmStore store;
  private static int made;

  private TokensOfThisJvm() {}

  static synchronized SoftHsmToken make() {
    SoftHsm softHsm = Tools.requireSoftHsm();
    SoftHsmStore ours = store;
    if (ours == null) {
      ours = SoftHsmStore.create(softHsm, Path.of("target", "tokens"));
      setEnvironment("SOFTHSM2_CONF", ours.configuration().toString());
      preload(softHsm);
      store = ours;
    }
    String label = "bulla-test-" + ++made;
    String officerPin = PrivateFiles.randomPin();
    String pin = PrivateFiles.randomPin();
    new LoadedSoftHsm(softHsm.module()).initializeToken(label, officerPin, pin);
    return ours.token(label, officerPin, pin);
  }

  private static void setEnvironment(String name, String value) {
    Function setenv = NativeLibrary.getProcess().getFunction("setenv");
    if (setenv.invokeInt(new Object[] {name, value, 1}) != 0) {
      throw new IllegalStateException("setenv " + name + " failed");
    }
  }

  /** Libraries may need each other, in an order that nobody tells: as many rounds as libraries. */
  private static void preload(SoftHsm softHsm) {
    List<Path> left = softHsm.preload();
    for (int round = 0; round < softHsm.preload().size() && !left.isEmpty(); round++) {
      left = left.stream().filter(library -> !isLoaded(library)).toList();
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("cannot load " + left + ", which SoftHSM needs");
    }
  }

  private static boolean isLoaded(Path library) {
    try {
      System.load(library.toString());
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
