package io.bulla.provider.gcpkms;

import io.bulla.provider.KmsContract;
import io.bulla.provider.KmsSite;
import io.bulla.testing.GoogleKmsServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The model of Google Cloud KMS, as every service. */
class GcpKmsContractTest extends KmsContract {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();

  @Override
  protected KmsSite newSite() throws Exception {
    return new CryptoKeySite(GOOGLE);
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
