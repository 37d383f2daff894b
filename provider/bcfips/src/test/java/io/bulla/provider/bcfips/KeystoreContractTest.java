package io.bulla.provider.bcfips;

import io.bulla.provider.KmsContract;
import io.bulla.provider.KmsSite;
import io.bulla.provider.LocalSite;
import java.nio.file.Path;

/** A key store, as every service. */
class KeystoreContractTest extends KmsContract {
  @Override
  protected KmsSite newSite() throws Exception {
    Path password = Keystores.passwordFile(directory, Keystores.PASSWORD);
    String uri = Keystores.uri(directory.resolve("keys.bcfks"), password);
    return LocalSite.create(directory, uri, uri + "&object=modles", Keystores.extensionsSetting());
  }

  @Override
  protected String[] settings() {
    return LocalSite.settings(Keystores.extensionsSetting());
  }

  @Override
  protected boolean tellsRequestsThatItRefuses() {
    return false;
  }

  @Override
  protected boolean looksKeysUp() {
    return true;
  }
}
