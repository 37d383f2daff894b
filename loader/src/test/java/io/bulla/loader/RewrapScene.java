package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Models that are re-wrapped, and what must be as it was where that is refused. */
abstract class RewrapScene {
  @TempDir Path temp;

  SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  final RewrapReport rewrap(Path model, RewrapRequest request) throws IOException {
    return new ModelRewrapper(samples.options()).rewrap(model, request);
  }

  final LoaderOptions by(String... kekIds) {
    return LoaderOptions.of(samples.shelves.provider(), List.of(kekIds));
  }

  static List<String> recipients(Path model) throws IOException {
    return ModelInspector.inspect(model).recipients().stream()
        .map(recipient -> recipient.kekId() + "/" + recipient.kekVersion())
        .toList();
  }

  final void refusedUnchanged(
      Path sealed, LoaderOptions options, RewrapRequest request, Class<? extends Exception> type)
      throws IOException {
    byte[] before = Files.readAllBytes(sealed);
    assertThatThrownBy(() -> new ModelRewrapper(options).rewrap(sealed, request))
        .isInstanceOf(type)
        .hasMessageContaining(sealed.toString());
    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
  }
}
