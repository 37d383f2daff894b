package io.bulla.provider.azurekms;

import io.bulla.provider.KmsSite;
import io.bulla.provider.SiteTrait;
import io.bulla.provider.remote.Json;
import io.bulla.testing.AzureKeyVaultServer;
import io.bulla.testing.AzureKeyVaultServer.Application;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A key of its own in the vault. */
final class VaultSite implements KmsSite {
  private final AzureKeyVaultServer server;
  private final VaultAdministrator administrator;
  private final String key = "models-" + UUID.randomUUID();

  VaultSite(AzureKeyVaultServer server) throws Exception {
    this.server = server;
    this.administrator = new VaultAdministrator(server);
    administrator.post("/keys/" + key + "/create", "{'kty':'RSA'}");
  }

  VaultAdministrator administrator() {
    return administrator;
  }

  String key() {
    return key;
  }

  /** A client secret has no clock. */
  @Override
  public Set<SiteTrait> traits() {
    return EnumSet.complementOf(EnumSet.of(SiteTrait.CLOCK));
  }

  /** The key's URI, with where tokens come from, and without credentials. */
  String keyUri() {
    return uri(server.address(), key) + "&ca-file=" + server.authority();
  }

  private String uri(URI address, String name) {
    return "azure-kms://%s/keys/%s?audience=https://vault.azure.net&authority-host=%s&tenant=%s"
        .formatted(address.getAuthority(), name, server.address(), server.tenant());
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
    Application application =
        switch (role) {
          case TRAINING -> Application.TRAINING;
          case SERVING, UNRECOGNISED -> Application.SERVING;
          case NOBODY -> Application.NOBODY;
        };
    boolean known = role != Role.UNRECOGNISED;
    writeSecret(file, known ? server.clientSecret(application) : "secret-that-is-over");
    return uri + login(server, application, file);
  }

  /** What the URI says of an application whose secret is in a file. */
  static String login(AzureKeyVaultServer server, Application application, Path file) {
    return "&auth=client-secret&client-id="
        + server.clientId(application)
        + "&password-source=file:"
        + file;
  }

  /** Writes a file that its owner alone may read. */
  static void writeSecret(Path file, String secret) throws Exception {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret + "\n");
  }

  @Override
  public URI server() {
    return server.address();
  }

  @Override
  public int keyCount() throws Exception {
    return administrator.get("/keys").objects("value").size();
  }

  @Override
  public void rotate() throws Exception {
    administrator.post("/keys/" + key + "/rotate", "{}");
  }

  @Override
  public void disableOlderVersions() throws Exception {
    setOlderVersions(false);
  }

  @Override
  public void enableOlderVersions() throws Exception {
    setOlderVersions(true);
  }

  private void setOlderVersions(boolean enabled) throws Exception {
    List<Json.Fields> versions = administrator.get("/keys/" + key + "/versions").objects("value");
    for (Json.Fields version : versions.subList(0, versions.size() - 1)) {
      setEnabled(version.text("kid").orElseThrow(), enabled);
    }
  }

  void setEnabled(String kid, boolean enabled) throws Exception {
    String path = URI.create(kid).getPath();
    administrator.patch(path, "{'attributes':{'enabled':" + enabled + "}}");
  }

  @Override
  public void throttle() throws Exception {
    administrator.post("/keys/" + key + "/limit", "{'usesLeft':1}");
  }
}
