package io.bulla.provider.hcvault;

import io.bulla.provider.KmsContract;
import io.bulla.provider.KmsSite;
import io.bulla.testing.OpenBaoServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transit of OpenBao, as every service. */
class HcvaultContractTest extends KmsContract {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  @Override
  protected KmsSite newSite() throws Exception {
    return new TransitSite(BAO);
  }

  @Override
  protected String[] settings() {
    return new String[] {"extensions.dir = " + System.getProperty("bulla.test.extensions")};
  }

  @Override
  protected boolean tellsRequestsThatItRefuses() {
    return false;
  }
}
