package io.bulla.provider.azurekms;

import io.bulla.provider.KmsContract;
import io.bulla.provider.KmsSite;
import io.bulla.testing.AzureKeyVaultServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The model of Azure Key Vault, as every service. */
class AzureKmsContractTest extends KmsContract {
  @RegisterExtension static final AzureKeyVaultServer AZURE = new AzureKeyVaultServer();

  @Override
  protected KmsSite newSite() throws Exception {
    return new VaultSite(AZURE);
  }

  @Override
  protected String[] settings() {
    return new String[] {"extensions.dir = " + System.getProperty("bulla.test.extensions")};
  }

  @Override
  protected boolean tellsRequestsThatItRefuses() {
    return true;
  }
}
