package io.bulla.provider.hcvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.testing.OpenBaoServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long a token is used, by a clock that the test moves, on a real server. */
class SessionTest {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  private final List<String> used = new ArrayList<>();
  private TransitSite site;
  private long nowNanos = Long.MAX_VALUE - 5;

  @BeforeEach
  void mount() throws Exception {
    site = new TransitSite(BAO);
  }

  private Session appRole(String settings) throws Exception {
    String mount = site.mount().replace("transit", "auth");
    BaoAdministrator administrator = site.administrator();
    administrator.write("sys/auth/" + mount, "{'type':'approle'}");
    String role = "auth/" + mount + "/role/training";
    administrator.write(
        role, "{'token_policies':'" + site.trainingPolicy() + "'," + settings + "}");
    Grant grant = new Grant(vault(), () -> nowNanos);
    String roleId = BaoAdministrator.dataText(administrator.read(role + "/role-id"), "role_id");
    String secretId =
        BaoAdministrator.dataText(administrator.write(role + "/secret-id", "{}"), "secret_id");
    return new Session(grant, new AppRoleLogin(grant, place(secretId), mount, roleId));
  }

  private Session token(String settings) throws Exception {
    Json.Fields made =
        site.administrator()
            .write(
                "auth/token/create",
                "{'policies':['" + site.trainingPolicy() + "']," + settings + "}");
    String text = made.fields("auth").orElseThrow().text("client_token").orElseThrow();
    return new Session(
        new Grant(vault(), () -> nowNanos), new TokenLogin(vault(), place(text), () -> nowNanos));
  }

  private Vault vault() throws Exception {
    TransitAddress address = TransitAddress.of(place(""));
    return new Vault(
        address, Optional.empty(), Http.to(address.toString(), Optional.of(BAO.authority())));
  }

  private KekPlace place(String secret) {
    String path = "//" + BAO.address().getAuthority() + "/" + site.mount() + "/keys/models";
    return new KekPlace("models", "hcvault", path, Map.of(), "test", secret::toCharArray, false);
  }

  /** Uses the token, and returns what the server says of it. */
  private Json.Fields use(Session session) throws Exception {
    Vault vault = vault();
    return Attempts.at("OpenBao", Duration.ofMinutes(2))
        .run(
            patience ->
                session
                    .send(
                        token -> {
                          used.add(token.text());
                          return vault.lookUp(token, patience);
                        },
                        patience)
                    .data(),
            (name, value) -> {});
  }

  private void pass(Duration time) {
    nowNanos += time.toNanos();
  }

  private static boolean wasRenewed(Json.Fields token) {
    return token.number("last_renewal_time").isPresent();
  }

  @Test
  void token_isUsedUntilTwoThirdsOfItsLease_andThenRenewed() throws Exception {
    Session session = appRole("'token_ttl':'1h','token_max_ttl':'24h'");
    assertThat(wasRenewed(use(session))).isFalse();
    pass(Duration.ofMinutes(39));
    assertThat(wasRenewed(use(session))).isFalse();
    pass(Duration.ofMinutes(2));
    assertThat(wasRenewed(use(session))).isTrue();
    assertThat(used).hasSize(3).containsOnly(used.get(0));
  }

  @Test
  void tokenThatMayNotBeRenewed_isUsedToItsEnd_andThenReplaced() throws Exception {
    Session session = appRole("'token_type':'batch','token_ttl':'1h'");
    use(session);
    pass(Duration.ofMinutes(59));
    use(session);
    pass(Duration.ofMinutes(2));
    use(session);
    assertThat(used.get(1)).isEqualTo(used.get(0));
    assertThat(used.get(2)).isNotEqualTo(used.get(0));
  }

  @Test
  void tokenThatWasRevokedBeforeItsRenewal_isReplaced() throws Exception {
    Session session = appRole("'token_ttl':'1h'");
    use(session);
    String mount = site.mount().replace("transit", "auth");
    site.administrator().write("sys/leases/revoke-prefix/auth/" + mount, "{}");
    pass(Duration.ofMinutes(41));
    use(session);
    assertThat(used).hasSize(2).doesNotHaveDuplicates();
  }

  /** Its policy does not let it renew itself, and its secret id is used up. */
  @Test
  void tokenThatCanNeitherBeRenewedNorReplaced_isUsedToItsEnd() throws Exception {
    String policy = site.mount() + "-no-renewal";
    site.administrator().policy(policy, "auth/token/lookup-self", "read");
    Session session =
        appRole(
            "'token_ttl':'1h','token_no_default_policy':true,'secret_id_num_uses':1,"
                + "'token_policies':'"
                + policy
                + "'");
    use(session);
    pass(Duration.ofMinutes(59));
    use(session);
    assertThat(used.get(1)).isEqualTo(used.get(0));
    pass(Duration.ofMinutes(2));
    assertThatThrownBy(() -> use(session))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION_FAILED));
  }

  @Test
  void tokenOfSomebodyElse_isRenewedToo() throws Exception {
    Session session = token("'period':'1h'");
    assertThat(wasRenewed(use(session))).isFalse();
    pass(Duration.ofMinutes(41));
    assertThat(wasRenewed(use(session))).isTrue();
  }
}
