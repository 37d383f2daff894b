package io.bulla.provider.tink;

import io.bulla.provider.KmsContract;
import io.bulla.provider.KmsSite;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A {@code KmsClient} that is no service's, as every service. */
class TinkContractTest extends KmsContract {
  @TempDir static Path shared;
  private static Path extensions;

  @BeforeAll
  static void layOut() throws Exception {
    extensions = ClientExtension.in(shared, KeysetKmsClient.class);
  }

  @Override
  protected KmsSite newSite() throws Exception {
    return new KeysetSite(directory);
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
