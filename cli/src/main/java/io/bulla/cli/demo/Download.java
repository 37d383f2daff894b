package io.bulla.cli.demo;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.terminal.ProgressBar;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;

/**
 * Fetches pinned artifacts from one Maven repository.
 *
 * <p>A file appears under its name only when it is whole and its SHA-256 is the pinned one. Not
 * safe for threads.
 */
final class Download {
  private static final int ATTEMPTS = 3;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);
  private static final int BUFFER_BYTES = 1 << 16;

  private final URI repository;
  private final HttpClient client;

  Download(URI repository, ProxySelector proxies) {
    this.repository = requireHttp(repository);
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(proxies)
            .build();
  }

  private static URI requireHttp(URI repository) {
    String scheme = String.valueOf(repository.getScheme());
    if (repository.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new Failure(
          ExitCode.USAGE,
          "not the address of a Maven repository: " + repository,
          "give one that begins with https://");
    }
    return repository;
  }

  URI repository() {
    return repository;
  }

  Path fetch(Artifact artifact, Path target, ProgressBar bar) throws IOException {
    URI address = repository.resolve(artifact.path());
    Files.createDirectories(target.toAbsolutePath().getParent());
    IOException last = new IOException("not tried");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return fetchOnce(artifact, address, target, bar);
      } catch (IOException e) {
        last = e;
      }
    }
    throw unreachable(artifact, address, target, last);
  }

  private Path fetchOnce(Artifact artifact, URI address, Path target, ProgressBar bar)
      throws IOException {
    Path part = Files.createTempFile(target.getParent(), ".fetching-", ".part");
    try {
      MessageDigest digest = Sha256.newDigest();
      copy(address, part, digest, bar);
      refuseOther(artifact, address, Sha256.hex(digest));
      return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void copy(URI address, Path part, MessageDigest digest, ProgressBar bar)
      throws IOException {
    HttpResponse<InputStream> response = get(address);
    try (InputStream in = new DigestInputStream(response.body(), digest);
        OutputStream out = Files.newOutputStream(part)) {
      if (response.statusCode() != 200) {
        throw new IOException("HTTP status " + response.statusCode());
      }
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
        bar.add(count);
      }
    }
  }

  private HttpResponse<InputStream> get(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(RESPONSE_TIMEOUT).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private static void refuseOther(Artifact artifact, URI address, String sha256) {
    if (!sha256.equals(artifact.sha256())) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          String.format(
              Locale.ROOT, "%s is not the pinned file: its SHA-256 is %s", address, sha256),
          "expected "
              + artifact.sha256()
              + "; something between here and the repository changes files: use another connection"
              + " or --repository URL");
    }
  }

  private static Failure unreachable(
      Artifact artifact, URI address, Path target, IOException cause) {
    return new Failure(
        ExitCode.PREREQUISITE,
        String.format(
            Locale.ROOT,
            "cannot fetch %s from %s: %s",
            artifact.coordinates(),
            address,
            reason(cause)),
        "connect this machine (or give --repository URL of a mirror), or on another one run"
            + " `mvn dependency:get -Dartifact="
            + artifact.coordinates()
            + "` and copy the jar to "
            + target,
        cause);
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause instanceof ConnectException ? "no connection" : cause.getClass().getSimpleName();
    }
    return message;
  }
}
