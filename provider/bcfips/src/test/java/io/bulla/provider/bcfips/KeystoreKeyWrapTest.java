package io.bulla.provider.bcfips;

import io.bulla.provider.KeyWrapContract;
import java.nio.file.Path;

class KeystoreKeyWrapTest extends KeyWrapContract {
  @Override
  protected String[] settings() throws Exception {
    Path password = Keystores.passwordFile(directory, Keystores.PASSWORD);
    return new String[] {
      Keystores.extensionsSetting(),
      "kek.models = " + Keystores.uri(directory.resolve("keys.bcfks"), password)
    };
  }
}
