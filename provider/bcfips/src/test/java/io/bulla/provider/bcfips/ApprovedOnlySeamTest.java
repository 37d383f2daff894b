package io.bulla.provider.bcfips;

class ApprovedOnlySeamTest extends KeystoreSeamTest {
  @Override
  protected String[] settings() {
    return new String[] {Keystores.extensionsSetting(), "approved-only = true"};
  }
}
