package io.bulla.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.cli.Failure;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  @ParameterizedTest
  @CsvSource({
    "http://proxy.example:8080, 8080",
    "proxy.example:8080, 8080",
    "http://user:pw@proxy.example, 3128"
  })
  void variable_namesTheProxy(String value, int port) {
    Proxy proxy =
        Proxies.of(Map.of("HTTPS_PROXY", value)).select(URI.create("https://repo.example/")).get(0);
    InetSocketAddress address = (InetSocketAddress) proxy.address();
    assertThat(address.getHostString()).isEqualTo("proxy.example");
    assertThat(address.getPort()).isEqualTo(port);
  }

  @Test
  void withoutVariable_isThatOfTheJvm() {
    assertThat(Proxies.of(Map.of())).isSameAs(ProxySelector.getDefault());
  }

  @ParameterizedTest
  @CsvSource({"http://user:secret word@proxy", "http://", "http://user:secret@:80"})
  void valueThatIsNoAddress_isRefusedAndNotShown(String value) {
    assertThatThrownBy(() -> Proxies.of(Map.of("https_proxy", value)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("https_proxy")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }
}
