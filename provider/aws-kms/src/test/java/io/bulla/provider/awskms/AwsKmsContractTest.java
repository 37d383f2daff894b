package io.bulla.provider.awskms;

import io.bulla.provider.KmsContract;
import io.bulla.provider.KmsSite;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** KMS of moto, as every service, by roles that IAM and STS give. */
class AwsKmsContractTest extends KmsContract {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private final List<AwsKmsSite> sites = new ArrayList<>();

  @Override
  protected KmsSite newSite() throws Exception {
    AwsKmsSite site = new AwsKmsSite(MOTO);
    sites.add(site);
    return site;
  }

  @AfterEach
  void closeSites() throws IOException {
    for (AwsKmsSite site : sites) {
      site.close();
    }
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
