package io.bulla.loader.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class KeptAttributesTest {
  @Test
  void retention_isKept_untilItsDateIsPast() {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    KeptAttributes retained = kept(tomorrow);
    assertThat(retained.put().build().objectLockRetainUntilDate()).isEqualTo(tomorrow);
    assertThat(retained.multipart().build().objectLockModeAsString()).isEqualTo("GOVERNANCE");

    KeptAttributes past = kept(Instant.now().minus(Duration.ofDays(1)));
    assertThat(past.put().build().objectLockRetainUntilDate()).isNull();
    assertThat(past.put().build().objectLockModeAsString()).isNull();
    assertThat(past.multipart().build().objectLockRetainUntilDate()).isNull();
    assertThat(past.multipart().build().objectLockModeAsString()).isNull();
  }

  private static KeptAttributes kept(Instant until) {
    HeadObjectResponse head =
        HeadObjectResponse.builder()
            .objectLockMode("GOVERNANCE")
            .objectLockRetainUntilDate(until)
            .build();
    return new KeptAttributes(new S3Location("bucket", "key"), head, List.of());
  }
}
