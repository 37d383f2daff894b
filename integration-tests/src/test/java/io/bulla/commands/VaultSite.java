package io.bulla.commands;

import io.bulla.harness.KeySetup;
import io.bulla.harness.Scratch;
import io.bulla.testing.DocumentedBlock;
import io.bulla.testing.OpenBaoApi;
import io.bulla.testing.OpenBaoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A key of Transit in a mount of its own, with an audit log, and what processes of several roles
 * are configured by.
 */
final class VaultSite {
  private final OpenBaoServer server;
  private final OpenBaoApi api;
  private final String mount = "transit-" + UUID.randomUUID();
  private final Path directory = Scratch.directory("vault");
  private final Path auditLog = directory.resolve("vault-audit.log");

  private VaultSite(OpenBaoServer server) throws Exception {
    this.server = server;
    this.api = new OpenBaoApi(server);
  }

  static VaultSite create(OpenBaoServer server) throws Exception {
    VaultSite site = new VaultSite(server);
    site.api.write("sys/mounts/" + site.mount, "{'type':'transit'}");
    site.api.write(site.mount + "/keys/models", "{}");
    site.api.write("sys/config/auditing/request-headers/X-Bulla-Event", "{'hmac':false}");
    site.api.write(
        "sys/audit/" + site.mount,
        "{'type':'file','options':{'file_path':'" + site.auditLog + "','mode':'0600'}}");
    return site;
  }

  void endAudit() throws Exception {
    api.ask("DELETE", "sys/audit/" + mount, "");
  }

  /**
   * A process that may what a policy of docs/kms.md lets it.
   *
   * @param role as the policy's first line names it
   * @param keys where it has other KEKs
   */
  KeySetup as(String role, KeySetup keys, String... more) throws Exception {
    String policy = DocumentedBlock.of("kms.md", "hcl", "# " + role + ":");
    String token = api.tokenFor(mount + "-" + role, policy.replace("transit/", mount + "/"));
    Path file = KeySetup.privateFile(Scratch.directory(role), "token", token + "\n");
    String uri =
        "hcvault://%s/%s/keys/models?password-source=file:%s&ca-file=%s"
            .formatted(server.address().getAuthority(), mount, file, server.authority());
    Path audit = Files.createDirectories(auditOf(role));
    List<String> lines =
        List.of("kek.models = " + uri, "audit.directory = " + audit, "audit.required = true");
    return keys.with(String.join("\n", lines) + "\n" + String.join("", more));
  }

  private Path auditOf(String role) {
    return directory.resolve(role);
  }

  /** Bulla's audit of the processes of a role. */
  List<String> recordsOf(String role) throws IOException {
    try (Stream<Path> files = Files.list(auditOf(role))) {
      return files.flatMap(VaultSite::lines).toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Vault logged of requests of one kind: {@code encrypt} or {@code decrypt}. */
  List<String> requests(String operation) throws IOException {
    String path = "\"path\":\"" + mount + "/" + operation + "/models\"";
    return Files.readAllLines(auditLog).stream()
        .filter(line -> line.contains("\"type\":\"request\"") && line.contains(path))
        .toList();
  }

  void rotate() throws Exception {
    api.write(mount + "/keys/models/rotate", "{}");
  }

  void refuseVersionsBefore(int version) throws Exception {
    api.write(mount + "/keys/models/config", "{'min_decryption_version':" + version + "}");
  }
}
