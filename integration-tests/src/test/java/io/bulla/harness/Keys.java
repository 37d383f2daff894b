package io.bulla.harness;

import io.bulla.testing.SoftHsmStore;
import io.bulla.testing.SoftHsmToken;
import io.bulla.testing.Tools;
import java.nio.file.Path;
import java.util.Map;

/** Places with a KEK in them, made by the bulla command. */
public final class Keys {

  private Keys() {}

  /** A new BCFKS keystore with one KEK. */
  public static KeySetup keystore(String kekId) {
    Path directory = Scratch.directory("keystore");
    Path password = KeySetup.privateFile(directory, "password", "correct horse battery staple\n");
    String uri =
        "keystore:" + directory.resolve("keys.bcfks") + "?password-source=file:" + password;
    return created(KeySetup.of("kek." + kekId + " = " + uri + "\n", Map.of(), kekId));
  }

  /** A new SoftHSM token with one KEK; without SoftHSM the calling test is skipped, visibly. */
  public static TokenKeys token(String kekId) {
    SoftHsmStore store = SoftHsmStore.create(Tools.requireSoftHsm(), Scratch.directory("token"));
    SoftHsmToken token = store.initialize("bulla-it");
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
}
