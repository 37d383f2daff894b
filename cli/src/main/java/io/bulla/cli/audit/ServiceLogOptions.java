package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.audit.logs.KeyService;
import io.bulla.cli.audit.logs.LogFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the logs of services are. Not safe for threads. */
final class ServiceLogOptions {
  @Option(
      names = "--cloudtrail",
      paramLabel = "PATH",
      description =
          "Files of AWS CloudTrail, or a directory of them. This, as the three below, may be given"
              + " several times; packed by gzip or not.")
  private List<Path> cloudTrail = new ArrayList<>();

  @Option(
      names = "--google",
      paramLabel = "PATH",
      description = "Log entries of Google's Cloud Audit Logs, likewise.")
  private List<Path> google = new ArrayList<>();

  @Option(
      names = "--azure",
      paramLabel = "PATH",
      description = "Diagnostic log (AuditEvent) of Azure Key Vault, likewise.")
  private List<Path> azure = new ArrayList<>();

  @Option(
      names = "--vault",
      paramLabel = "PATH",
      description = "Log of an audit device of HashiCorp Vault or OpenBao, likewise.")
  private List<Path> vault = new ArrayList<>();

  /** The files by service; of those alone whose logs were given. */
  Map<KeyService, List<Path>> files() throws IOException {
    Map<KeyService, List<Path>> files = new EnumMap<>(KeyService.class);
    for (KeyService service : KeyService.values()) {
      List<Path> named = named(service);
      if (!named.isEmpty()) {
        files.put(service, LogFiles.of(named));
      }
    }
    if (files.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "no log of a service is given",
          "add --cloudtrail, --google, --azure or --vault with a file or a directory");
    }
    return files;
  }

  private List<Path> named(KeyService service) {
    return switch (service) {
      case AWS -> cloudTrail;
      case GOOGLE -> google;
      case AZURE -> azure;
      case VAULT -> vault;
    };
  }
}
