package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.DocumentedImage;
import io.bulla.harness.Jdk;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registration in a container image, as docs/provider.md writes it. */
class DocumentedImageIT {

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void applicationInTheImage_usesTheRegisteredProvider(int feature) {
    KeySetup keys = Keys.sharedKeystore();

    Outcome outcome = DocumentedImage.of(keys).run(Jdk.of(feature), keys);

    assertThat(outcome.succeeded().lines()).containsExactly("unwrapped true");
  }
}
