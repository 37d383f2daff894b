package io.bulla.cli.demo;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * The proxy that {@code https_proxy} names, else what the JVM was told. Credentials are not used.
 */
final class Proxies {
  private static final int DEFAULT_PORT = 3128;

  private Proxies() {}

  static ProxySelector of(Map<String, String> environment) {
    String named =
        environment.getOrDefault("https_proxy", environment.getOrDefault("HTTPS_PROXY", ""));
    if (named.isEmpty()) {
      return ProxySelector.getDefault();
    }
    return ProxySelector.of(address(named));
  }

  /** The text may hold a password, and so is never shown. */
  private static InetSocketAddress address(String named) {
    try {
      URI proxy = new URI(named.contains("://") ? named : "http://" + named);
      int port = proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
      return new InetSocketAddress(proxy.getHost(), port);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new Failure(
          ExitCode.CONFIGURATION,
          "the environment variable https_proxy (or HTTPS_PROXY) holds no address of a proxy",
          "set it to http://HOST:PORT, or unset it");
    }
  }
}
