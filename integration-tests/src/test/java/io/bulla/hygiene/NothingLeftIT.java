package io.bulla.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Keys;
import io.bulla.harness.TokenKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A JVM opens a sealed file by every view, closes it, and waits until its DEK has expired; its heap
 * and its core are then searched for plaintext and keys. That the search finds them is shown on
 * dumps of the same JVM while the file is open, and while the DEK has not expired.
 */
@Isolated("it dumps cores")
class NothingLeftIT {
  private static final String KEYSTORE_PASSWORD = "correct horse battery staple";
  private static final String[] KEYS_OF_THE_FILE = {"dek", "stream", "header-mac", "payload"};

  private static final class UnderAKeystore {
    static final Subject SUBJECT = subject();

    private static Subject subject() {
      try {
        return Subject.under(Keys.keystore("hygiene"), KEYSTORE_PASSWORD);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void closedModel_leavesNothingThatBullaOwned() throws IOException {
    check("Conscrypt");
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"SunJCE", "BCFIPS"})
  void closedModel_leavesNothingThatBullaOwned(String otherEngine) throws IOException {
    check(otherEngine);
  }

  private static void check(String engine) throws IOException {
    DumpedJvm jvm = DumpedJvm.run(UnderAKeystore.SUBJECT, engine);
    assertControls(jvm);
    Map<String, Integer> left = jvm.heap("closed-full");
    Map<String, Integer> live = jvm.heap("closed-live");
    Map<String, Integer> closed = jvm.core("closed");
    System.out.println(
        engine + " leaves in the heap " + left + ", of it alive " + live + ", outside " + closed);

    assertThat(jvm.core("open")).doesNotContainKey(Needles.PLAINTEXT);
    assertThat(live.keySet()).as("live heap").isSubsetOf(Needles.KEK);
    assertThat(left.keySet()).isSubsetOf("payload", Needles.PASSWORD, Needles.KEK);
    assertThat(closed.keySet()).as("native memory").isSubsetOf(ownedBy(engine));
    jvm.removeCores();
  }

  /** Else nothing that is not found would mean anything. */
  private static void assertControls(DumpedJvm jvm) throws IOException {
    Map<String, Integer> open = jvm.heap("control-live");
    assertThat(open).containsKeys(KEYS_OF_THE_FILE);
    assertThat(open.get(Needles.PLAINTEXT)).isGreaterThanOrEqualTo(Subject.WINDOWS);
    assertThat(jvm.core("open-all").get(Needles.PLAINTEXT)).isGreaterThanOrEqualTo(Subject.WINDOWS);
    assertThat(jvm.heap("cached-live")).as("closed, and not expired").containsKey("dek");
    assertThat(jvm.heap("cached-live")).doesNotContainKey(Needles.PLAINTEXT);
  }

  /**
   * BC FIPS keeps the KEK of a key store, and at times leaves its password; engines copy the
   * payload's key to native memory.
   */
  private static Set<String> ownedBy(String engine) {
    return engine.equals("SunJCE")
        ? Set.of(Needles.KEK, Needles.PASSWORD)
        : Set.of(Needles.KEK, Needles.PASSWORD, "payload");
  }

  /** The token's own library is in the process and is not Bulla's: only the heap is searched. */
  @Tag("full")
  @Test
  void closedModelUnderAToken_leavesNeitherPinNorKekInTheHeap() throws IOException {
    TokenKeys keys = Keys.token("hygiene");
    String pin = new String(keys.token().pin());
    DumpedJvm jvm = DumpedJvm.run(Subject.under(keys.setup(), pin), "Conscrypt");
    assertControls(jvm);
    System.out.println("a token leaves in the heap " + jvm.heap("closed-full"));
    assertThat(jvm.heap("closed-live")).as("live heap").isEmpty();
    jvm.removeCores();
  }
}
