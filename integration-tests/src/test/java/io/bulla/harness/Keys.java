package io.bulla.harness;

import io.bulla.testing.SoftHsmStore;
import io.bulla.testing.SoftHsmToken;
import io.bulla.testing.Tools;
import java.nio.file.Path;
import java.util.Map;

/** Places with a KEK in them, made by the bulla command. */
public final class Keys {

  private Keys() {}

  /** The keystore that most tests share, with one KEK. */
  public static KeySetup sharedKeystore() {
    return SharedKeystore.SETUP;
  }

  /** The token that most tests share, with one KEK. */
  public static TokenKeys sharedToken() {
    Tools.requireSoftHsm();
    return SharedToken.KEYS;
  }

  /** A new BCFKS keystore with one KEK. */
  public static KeySetup keystore(String kekId) {
    Path directory = Scratch.directory("keystore");
    Path password = KeySetup.privateFile(directory, "password", "correct horse battery staple\n");
    String uri =
        "keystore:" + directory.resolve("keys.bcfks") + "?password-source=file:" + password;
    return created(KeySetup.of("kek." + kekId + " = " + uri + "\n", Map.of(), kekId));
  }

  /** A new BCFKS keystore with these KEKs, the first of them that of the setup. */
  public static KeySetup keystore(String kekId, String otherKekId) {
    return withAnother(keystore(kekId), otherKekId);
  }

  /** A new SoftHSM token with these KEKs, the first of them that of the setup. */
  public static KeySetup token(String kekId, String otherKekId) {
    return withAnother(token(kekId).setup(), otherKekId);
  }

  private static KeySetup withAnother(KeySetup one, String otherKekId) {
    String uri = one.text().substring(one.text().indexOf('=') + 1).strip();
    KeySetup both = one.with(one.text() + "kek." + otherKekId + " = " + uri + "\n");
    BullaCommand.run(both, "key", "create", otherKekId).succeeded();
    return both;
  }

  /** A new SoftHSM token with one KEK; without SoftHSM the calling test is skipped, visibly. */
  public static TokenKeys token(String kekId) {
    SoftHsmStore store = SoftHsmStore.create(Tools.requireSoftHsm(), Scratch.directory("token"));
    return token(store, "bulla-it", kekId);
  }

  /** Another token in the same store as one that there is, with one KEK. */
  public static TokenKeys tokenBeside(TokenKeys first, String label, String kekId) {
    return token(first.token().store(), label, kekId);
  }

  private static TokenKeys token(SoftHsmStore store, String label, String kekId) {
    SoftHsmToken token = store.initialize(label);
    KeySetup setup =
        KeySetup.of(
            "kek." + kekId + " = " + TokenKeys.uri(token, token.pinFile()) + "\n",
            store.environment(),
            kekId);
    return new TokenKeys(token, created(setup));
  }

  private static KeySetup created(KeySetup setup) {
    BullaCommand.run(setup, "key", "create", setup.kekId()).succeeded();
    return setup;
  }

  private static final class SharedKeystore {
    static final KeySetup SETUP = keystore("models");
  }

  private static final class SharedToken {
    static final TokenKeys KEYS = token("models");
  }
}
