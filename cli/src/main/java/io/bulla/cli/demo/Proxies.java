package io.bulla.cli.demo;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
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
    URI proxy = URI.create(named.contains("://") ? named : "http://" + named);
    int port = proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
    return ProxySelector.of(new InetSocketAddress(proxy.getHost(), port));
  }
}
