package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a KEK is asked for, whatever the number of files: a call to a key service takes long. */
class OneKekOperationTest {
  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 60})
  void sealing_wrapsOnce(int files) throws IOException {
    sealed(files);
    assertThat(samples.shelves.operations()).containsExactly("wrap models/1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 60})
  void openingAndLoadingAll_unwrapsOnce(int files) throws IOException {
    Path sealed = sealed(files);
    samples.shelves.operations().clear();
    try (SealedModel model = SealedModel.open(sealed, samples.options())) {
      assertThat(model.members()).hasSize(files);
      for (MemberInfo member : model.members()) {
        model.load(member.path()).close();
      }
    }
    assertThat(samples.shelves.operations()).containsExactly("unwrap models/1");
  }

  /** The new recipient is read back before an old one may go for it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 60})
  void addingARecipient_unwraps_wraps_andReadsBack(int files) throws IOException {
    Path sealed = sealed(files);
    samples.shelves.operations().clear();
    new ModelRewrapper(samples.options())
        .rewrap(sealed, RewrapRequest.REPAIR.adding(List.of("others")));
    assertThat(samples.shelves.operations())
        .containsExactly("unwrap models/1", "wrap others/1", "unwrap others/1");
  }

  private Path sealed(int files) throws IOException {
    Path plain = Files.createDirectory(temp.resolve("many"));
    for (int i = 0; i < files; i++) {
      Files.write(plain.resolve("part-" + i), SealedSamples.bytes(100 * i, i));
    }
    Path sealed = temp.resolve("sealed");
    new ModelSealer(samples.options()).seal(plain, sealed, SealedSamples.request());
    return sealed;
  }
}
