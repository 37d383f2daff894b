package io.bulla.provider.hcvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.ServiceSeam;
import io.bulla.testing.OpenBaoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.security.auth.login.CredentialException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Ways to log in, by which a KEK is used. */
class LoginTest {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  @TempDir Path directory;
  private TransitSite site;
  private BaoAdministrator administrator;
  private String mount = "";
  private Path secret;

  @BeforeEach
  void mount() throws Exception {
    site = new TransitSite(BAO);
    administrator = site.administrator();
    mount = site.mount().replace("transit", "auth");
    secret = directory.resolve("secret");
  }

  private static void assertNotRecognised(ThrowingCallable use) {
    assertThatThrownBy(use).cause().isInstanceOf(CredentialException.class);
  }

  private String roleUri(String settings) throws Exception {
    administrator.write("sys/auth/" + mount, "{'type':'approle'}");
    administrator.write(
        "auth/" + mount + "/role/training",
        "{'token_policies':'" + site.trainingPolicy() + "'" + settings + "}");
    String roleId =
        BaoAdministrator.dataText(
            administrator.read("auth/" + mount + "/role/training/role-id"), "role_id");
    newSecretId();
    return site.keyUri()
        + "&auth=approle&auth-mount="
        + mount
        + "&role-id="
        + roleId
        + "&password-source=file:"
        + secret;
  }

  private void newSecretId() throws Exception {
    TransitSite.writeSecret(
        secret,
        BaoAdministrator.dataText(
            administrator.write("auth/" + mount + "/role/training/secret-id", "{}"), "secret_id"));
  }

  private void revokeTokens() throws Exception {
    administrator.write("sys/leases/revoke-prefix/auth/" + mount, "{}");
  }

  @Test
  void appRole_logsInAgain_whenItsTokenWasRevoked() throws Exception {
    ServiceSeam seam = ServiceSeam.of(directory, roleUri(""));
    assertThat(seam.wraps()).isTrue();
    revokeTokens();
    assertThat(seam.wraps()).isTrue();
  }

  @Test
  void secretIdThatIsUsedUp_isNotRecognised_untilThereIsAnother() throws Exception {
    ServiceSeam seam = ServiceSeam.of(directory, roleUri(",'secret_id_num_uses':1"));
    assertThat(seam.wraps()).isTrue();
    revokeTokens();
    assertNotRecognised(seam::wrap);
    newSecretId();
    assertThat(seam.wraps()).isTrue();
  }

  /** Vault does not tell it from a wrong secret id: so the message names the mount. */
  @Test
  void authMethodThatIsNotThere_isNamed() throws Exception {
    String other = mount + "x";
    String uri = roleUri("").replace("auth-mount=" + mount, "auth-mount=" + other);
    assertThatThrownBy(() -> ServiceSeam.of(directory, uri).wrap())
        .cause()
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("auth/" + other + " is refused");
  }

  private String jwtUri(SignedJwt signer, String auth) throws Exception {
    return JwtMount.create(site, mount, signer).uri(auth, secret);
  }

  @Test
  void jwt_logsIn_andItsFileIsReadAnew() throws Exception {
    SignedJwt signer = new SignedJwt();
    Instant now = Instant.now();
    String uri = jwtUri(signer, "jwt");
    ServiceSeam seam = ServiceSeam.of(directory, uri);
    Files.writeString(secret, signer.jwt(now.minus(Duration.ofHours(2))) + "\n");
    assertNotRecognised(seam::wrap);
    Files.writeString(secret, signer.jwt(now.plus(Duration.ofHours(2))) + "\n");
    assertNotRecognised(seam::wrap);
    Files.writeString(secret, signer.jwt(now) + "\n");
    assertThat(seam.wraps()).isTrue();
  }

  @Test
  void kubernetes_makesTheSameCall() throws Exception {
    SignedJwt signer = new SignedJwt();
    Files.writeString(secret, signer.jwt(Instant.now()));
    assertThat(ServiceSeam.of(directory, jwtUri(signer, "kubernetes")).wraps()).isTrue();
  }

  @Test
  void jwtOfAnotherSigner_isNotRecognised_norShown() throws Exception {
    String uri = jwtUri(new SignedJwt(), "jwt");
    String foreign = new SignedJwt().jwt(Instant.now());
    Files.writeString(secret, foreign);
    ServiceSeam seam = ServiceSeam.of(directory, uri);
    assertThatThrownBy(seam::wrap)
        .hasStackTraceContaining("CredentialException")
        .hasMessageNotContaining(foreign);
  }

  @Test
  void jwtFileThatIsNotThere_isNotRecognised() throws Exception {
    ServiceSeam seam = ServiceSeam.of(directory, jwtUri(new SignedJwt(), "jwt"));
    assertNotRecognised(seam::wrap);
  }
}
