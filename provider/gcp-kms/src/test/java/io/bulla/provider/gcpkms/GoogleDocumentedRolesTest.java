package io.bulla.provider.gcpkms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.ServiceSeam;
import io.bulla.testing.DocumentedBlock;
import io.bulla.testing.GoogleKmsServer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The policy that docs/kms.md has to be pasted, for an account that may nothing without it. */
class GoogleDocumentedRolesTest {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();

  private static final String ACCOUNT = "nobody@bulla-tests.iam.gserviceaccount.com";

  @TempDir Path directory;

  /** The policy with our account in the place of one that it names. */
  private static void give(CryptoKeySite site, String member) throws Exception {
    String policy = DocumentedBlock.of("kms.md", "json", "roles/cloudkms.cryptoKeyEncrypter");
    site.administrator()
        .post(
            "/" + site.key() + ":setIamPolicy",
            "{'policy':"
                + policy.replace(member + "@acme-ml.iam.gserviceaccount.com", ACCOUNT)
                + "}");
  }

  private static void assertDenied(Throwable failure) {
    assertThat(failure).hasCauseInstanceOf(AccessDeniedException.class);
  }

  @Test
  void accountOfThePolicy_maySealAlone_orOpenAlone() throws Exception {
    CryptoKeySite site = new CryptoKeySite(GOOGLE);
    ServiceSeam account =
        ServiceSeam.of(directory, site.uri(site.server(), Role.NOBODY, directory.resolve("n")));
    give(site, "training");
    byte[] blob = account.wrap();
    assertDenied(catchThrowable(() -> account.unwrap(blob)));
    give(site, "serving");
    assertThat(account.opens(blob)).isTrue();
    assertDenied(catchThrowable(account::wrap));
  }
}
