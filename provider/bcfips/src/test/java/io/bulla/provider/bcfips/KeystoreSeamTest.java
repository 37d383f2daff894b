package io.bulla.provider.bcfips;

import io.bulla.provider.KekSeamContract;
import io.bulla.provider.Seam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class KeystoreSeamTest extends KekSeamContract {
  private static final String WRONG = "incorrect-donkey-battery-staple-0123456789";

  private String used = "";

  @Override
  protected String freshUri() throws IOException {
    Path place = Files.createTempDirectory(directory, "keys");
    used =
        Keystores.uri(
            place.resolve("keys.bcfks"), Keystores.passwordFile(place, Keystores.PASSWORD));
    return used;
  }

  @Override
  protected String usedUri() {
    return used;
  }

  @Override
  protected Denied denied() throws Exception {
    Path place = Files.createTempDirectory(directory, "keys");
    Path secretFile = Keystores.passwordFile(place, Keystores.PASSWORD);
    String uri = Keystores.uri(place.resolve("keys.bcfks"), secretFile);
    new Seam(provider(uri)).create("models");
    Files.writeString(secretFile, WRONG);
    return new Denied(uri, secretFile, WRONG, Keystores.PASSWORD);
  }

  @Override
  protected String missingUri() throws IOException {
    return Keystores.uri(
        directory.resolve("none.bcfks"), Keystores.passwordFile(directory, Keystores.PASSWORD));
  }

  @Override
  protected String placePrefix() {
    return "keystore " + directory;
  }

  @Override
  protected String[] settings() {
    return new String[] {Keystores.extensionsSetting()};
  }
}
