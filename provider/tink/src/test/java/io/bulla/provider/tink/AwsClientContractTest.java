package io.bulla.provider.tink;

import com.google.crypto.tink.integration.awskms.AwsKmsClientAtEndpoint;
import io.bulla.provider.KmsContract;
import io.bulla.provider.KmsSite;
import io.bulla.testing.MotoServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tink's own client of a service, as every service. */
class AwsClientContractTest extends KmsContract {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  @TempDir static Path shared;
  private static Path extensions;

  @BeforeAll
  static void layOut() throws Exception {
    extensions = ClientExtension.withAwsClient(shared, AwsKmsClientAtEndpoint.class);
  }

  @Override
  protected KmsSite newSite() throws Exception {
    return new AwsClientSite(MOTO);
  }

  @Override
  protected String[] settings() {
    return new String[] {"extensions.dir = " + extensions};
  }

  @Override
  protected boolean tellsRequestsThatItRefuses() {
    return false;
  }
}
