package io.bulla.provider.pkcs11;

import io.bulla.provider.KekSeamContract;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;

class Pkcs11SeamTest extends KekSeamContract {

  private String used = "";

  @Override
  protected String freshUri() {
    SoftHsmToken token = SoftHsmToken.fresh();
    used = uri(token, token.label(), token.pinFile());
    return used;
  }

  @Override
  protected String usedUri() {
    return used;
  }

  @Override
  protected Denied denied() throws Exception {
    SoftHsmToken token = SoftHsmToken.fresh();
    String uri = uri(token, token.label(), token.wrongPinFile());
    String wrongPin = Files.readString(token.wrongPinFile()).strip();
    return new Denied(uri, token.wrongPinFile(), wrongPin, new String(token.pin()));
  }

  @Override
  protected String missingUri() {
    SoftHsmToken token = SoftHsmToken.fresh();
    return uri(token, "no-such-token", token.pinFile());
  }

  @Override
  protected String placePrefix() {
    return "pkcs11 token \"bulla-test-";
  }

  private static String uri(SoftHsmToken token, String label, Path pinFile) {
    return "pkcs11:token="
        + label
        + "?module-path="
        + token.module()
        + "&pin-source=file:"
        + pinFile.toAbsolutePath();
  }
}
