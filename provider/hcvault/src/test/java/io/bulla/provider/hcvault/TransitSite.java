package io.bulla.provider.hcvault;

import io.bulla.provider.KmsSite;
import io.bulla.testing.DocumentedBlock;
import io.bulla.testing.OpenBaoServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A key of Transit, in a mount of its own. */
final class TransitSite implements KmsSite {
  private static final String KEY = "models";

  private final OpenBaoServer server;
  private final BaoAdministrator administrator;
  private final String mount = "transit-" + UUID.randomUUID();

  TransitSite(OpenBaoServer server) throws Exception {
    this.server = server;
    this.administrator = new BaoAdministrator(server);
    administrator.write("sys/mounts/" + mount, "{'type':'transit'}");
    administrator.write(mount + "/keys/" + KEY, "{}");
  }

  BaoAdministrator administrator() {
    return administrator;
  }

  String mount() {
    return mount;
  }

  @Override
  public String uri(URI address, Role role, Path credentials) throws Exception {
    String unverified = role == Role.NOBODY ? "&x-bulla-unverified=accept" : "";
    String uri = uri(address, KEY, token(role), credentials);
    return uri + "&ca-file=" + server.authority() + unverified;
  }

  @Override
  public String uriOfUnknownKey(Role role, Path credentials) throws Exception {
    String key = "modles";
    return uri(server(), key, server.token(), credentials) + "&ca-file=" + server.authority();
  }

  @Override
  public String uriWithoutTrust(Role role, Path credentials) throws Exception {
    return uri(server(), KEY, token(role), credentials);
  }

  private String uri(URI address, String key, String token, Path file) throws Exception {
    writeSecret(file, token);
    return "hcvault://%s/%s/keys/%s?password-source=file:%s"
        .formatted(address.getAuthority(), mount, key, file);
  }

  /** Writes a file that its owner alone may read. */
  static void writeSecret(Path file, String secret) throws Exception {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret + "\n");
  }

  private String token(Role role) throws Exception {
    String policy = mount + "-" + role.name().toLowerCase(Locale.ROOT);
    return switch (role) {
      case TRAINING -> administrator.api().tokenFor(policy, rules("training"));
      case SERVING -> administrator.api().tokenFor(policy, rules("serving"));
      case NOBODY -> administrator.tokenFor(policy, mount + "/keys/none", "read");
      case UNRECOGNISED -> "s.0123456789abcdefghijklmn";
    };
  }

  /** As docs/kms.md has them, in the mount of this site. */
  private String rules(String role) {
    return DocumentedBlock.of("kms.md", "hcl", "# " + role + ":").replace("transit/", mount + "/");
  }

  /** Makes the policy of who may encrypt with the key, and returns its name. */
  String trainingPolicy() throws Exception {
    String policy = mount + "-training";
    administrator.api().policy(policy, rules("training"));
    return policy;
  }

  /** A JWT that is good in two hours. */
  @Override
  public String uriByAFastClock(Role role, Path credentials) throws Exception {
    SignedJwt signer = new SignedJwt();
    Files.writeString(credentials, signer.jwt(Instant.now().plus(Duration.ofHours(2))));
    return JwtMount.create(this, mount.replace("transit", "auth"), signer).uri("jwt", credentials);
  }

  /** The key's URI, without any way to log in. */
  String keyUri() {
    return "hcvault://%s/%s/keys/%s?ca-file=%s"
        .formatted(server().getAuthority(), mount, KEY, server.authority());
  }

  @Override
  public URI server() {
    return server.address();
  }

  @Override
  public int keyCount() throws Exception {
    return administrator.list(mount + "/keys").fields("data").orElseThrow().texts("keys").size();
  }

  @Override
  public void rotate() throws Exception {
    administrator.write(mount + "/keys/" + KEY + "/rotate", "{}");
  }

  @Override
  public void disableOlderVersions() throws Exception {
    long latest =
        administrator
            .read(mount + "/keys/" + KEY)
            .fields("data")
            .orElseThrow()
            .number("latest_version")
            .orElseThrow();
    config(latest);
  }

  @Override
  public void enableOlderVersions() throws Exception {
    config(1);
  }

  private void config(long leastVersion) throws Exception {
    administrator.write(
        mount + "/keys/" + KEY + "/config", "{'min_decryption_version':" + leastVersion + "}");
  }

  @Override
  public void throttle() throws Exception {
    administrator.write(
        "sys/quotas/rate-limit/" + mount, "{'path':'" + mount + "/','rate':1,'interval':'1h'}");
  }
}
