package io.bulla.testing;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Tokens for tests that load SoftHSM into their own JVM. SoftHSM reads SOFTHSM2_CONF and lists its
 * tokens once, when it is initialised, and nothing here ever finalizes it. So the variable is set
 * in this process, and all tokens are made, before the first test gets one.
 */
final class TokensOfThisJvm {

  private static final int TOKENS = 96;

  private static final Deque<SoftHsmToken> FREE = new ArrayDeque<>();
  private static boolean made;

  private TokensOfThisJvm() {}

  static synchronized SoftHsmToken take() {
    SoftHsm softHsm = Tools.requireSoftHsm();
    if (!made) {
      made = true;
      make(softHsm);
    }
    if (FREE.isEmpty()) {
      throw new IllegalStateException(
          "all " + TOKENS + " tokens of this JVM are in use: make more");
    }
    return FREE.remove();
  }

  private static void make(SoftHsm softHsm) {
    SoftHsmStore store = SoftHsmStore.create(softHsm, Path.of("target", "tokens"));
    for (int i = 1; i <= TOKENS; i++) {
      FREE.add(store.initialize("bulla-test-" + i));
    }
    setEnvironment("SOFTHSM2_CONF", store.configuration().toString());
    preload(softHsm);
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
