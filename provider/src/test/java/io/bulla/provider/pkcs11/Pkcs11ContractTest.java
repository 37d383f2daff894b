package io.bulla.provider.pkcs11;

import io.bulla.provider.KmsContract;
import io.bulla.provider.KmsSite;
import io.bulla.provider.LocalSite;
import io.bulla.testing.SoftHsmToken;

/** A token, as every service. That it hangs or throttles is for {@link HangingTokenTest}. */
class Pkcs11ContractTest extends KmsContract {
  @Override
  protected KmsSite newSite() throws Exception {
    SoftHsmToken token = SoftHsmToken.fresh();
    return LocalSite.create(directory, uri(token, ""), uri(token, ";object=modles"));
  }

  private static String uri(SoftHsmToken token, String object) {
    return "pkcs11:token=%s%s?module-path=%s&pin-source=file:%s"
        .formatted(token.label(), object, token.module(), token.pinFile().toAbsolutePath());
  }

  @Override
  protected String[] settings() {
    return LocalSite.settings();
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
