package io.bulla.provider.azurekms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventGuidTest {
  /** {@code printf %s host-1-20270101T000000Z-00/2 | sha256sum}, and the bits of RFC 9562. */
  @Test
  void guid_isOfTheIdsHash_asAnybodyCanComputeIt() {
    String guid = EventGuid.of("host-1-20270101T000000Z-00/2");
    assertThat(guid).isEqualTo("fa4b915f-301c-86a9-94e4-00e347779b7b");
    assertThat(UUID.fromString(guid).version()).isEqualTo(8);
    assertThat(UUID.fromString(guid).variant()).isEqualTo(2);
  }
}
