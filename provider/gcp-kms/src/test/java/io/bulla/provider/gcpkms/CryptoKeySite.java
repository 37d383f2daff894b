package io.bulla.provider.gcpkms;

import io.bulla.provider.KmsSite;
import io.bulla.provider.remote.Json;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.GoogleKmsServer.Account;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;

/** A key of its own in the server. */
final class CryptoKeySite implements KmsSite {
  private final GoogleKmsServer server;
  private final KeyAdministrator administrator;
  private final String key = "models-" + UUID.randomUUID();

  CryptoKeySite(GoogleKmsServer server) throws Exception {
    this.server = server;
    this.administrator = KeyAdministrator.of(server);
    administrator.post("?cryptoKeyId=" + key, "{}");
  }

  KeyAdministrator administrator() {
    return administrator;
  }

  String key() {
    return key;
  }

  /** The key's resource name. */
  String resource() {
    return server.ring() + "/cryptoKeys/" + key;
  }

  /** The key's URI, without credentials. */
  String keyUri() {
    return uri(server.address(), key) + "&ca-file=" + server.authority();
  }

  private String uri(URI address, String name) {
    return "gcp-kms://%s/cryptoKeys/%s?endpoint=%s".formatted(server.ring(), name, address);
  }

  @Override
  public String uri(URI address, Role role, Path credentials) throws Exception {
    return with(uri(address, key), role, credentials) + "&ca-file=" + server.authority();
  }

  @Override
  public String uriOfUnknownKey(Role role, Path credentials) throws Exception {
    String uri = uri(server.address(), "modles-" + UUID.randomUUID());
    return with(uri, role, credentials) + "&ca-file=" + server.authority();
  }

  @Override
  public String uriWithoutTrust(Role role, Path credentials) throws Exception {
    return with(uri(server.address(), key), role, credentials);
  }

  private String with(String uri, Role role, Path file) throws Exception {
    writeKeyFile(role, file);
    return uri + "&credentials-file=" + file;
  }

  /** A workload's own token that is good in two hours. */
  @Override
  public String uriByAFastClock(Role role, Path credentials) throws Exception {
    return keyUri()
        + "&credentials-file="
        + workloadFile(credentials, administrator.workloadToken(7200));
  }

  /** Writes the configuration of a federated workload, whose own token it puts beside it. */
  private Path workloadFile(Path file, String token) throws Exception {
    Path tokenFile = Files.writeString(file.resolveSibling(file.getFileName() + ".token"), token);
    String configuration =
        Files.readString(server.workload())
            .replaceAll("\"file\": \"[^\"]*\"", "\"file\": \"" + tokenFile + "\"");
    return Files.writeString(file, configuration);
  }

  private void writeKeyFile(Role role, Path file) throws Exception {
    Account account =
        switch (role) {
          case TRAINING -> Account.TRAINING;
          case SERVING, UNRECOGNISED -> Account.SERVING;
          case NOBODY -> Account.NOBODY;
        };
    Files.copy(server.keyFile(account), file, StandardCopyOption.REPLACE_EXISTING);
    if (role == Role.UNRECOGNISED) {
      Files.writeString(file, withAnotherKey(Files.readString(file)));
    }
  }

  /** As a key file that was revoked: the account does not know its key. */
  private static String withAnotherKey(String json) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    String pem = ("\n" + base64 + "\n").replace("\n", "\\n");
    return json.replaceFirst(
        "(-----BEGIN PRIVATE KEY-----).*(-----END PRIVATE KEY-----)",
        "$1" + Matcher.quoteReplacement(pem) + "$2");
  }

  @Override
  public URI server() {
    return server.address();
  }

  @Override
  public int keyCount() throws Exception {
    return administrator.get("").objects("cryptoKeys").size();
  }

  @Override
  public void rotate() throws Exception {
    Json.Fields version = administrator.post("/" + key + "/cryptoKeyVersions", "{}");
    String number = version.text("name").orElseThrow().replaceAll(".*/", "");
    administrator.post(
        "/" + key + ":updatePrimaryVersion", "{'cryptoKeyVersionId':'" + number + "'}");
  }

  @Override
  public void disableOlderVersions() throws Exception {
    setOlderVersions("DISABLED");
  }

  @Override
  public void enableOlderVersions() throws Exception {
    setOlderVersions("ENABLED");
  }

  private void setOlderVersions(String state) throws Exception {
    String primary =
        administrator.get("/" + key).fields("primary").flatMap(p -> p.text("name")).orElseThrow();
    for (Json.Fields version :
        administrator.get("/" + key + "/cryptoKeyVersions").objects("cryptoKeyVersions")) {
      String name = version.text("name").orElseThrow();
      if (!name.equals(primary)) {
        administrator.setState("/" + key + name.replaceAll(".*(/cryptoKeyVersions/)", "$1"), state);
      }
    }
  }

  @Override
  public void throttle() throws Exception {
    administrator.post("/" + key + ":limit", "{'usesLeft':1}");
  }
}
