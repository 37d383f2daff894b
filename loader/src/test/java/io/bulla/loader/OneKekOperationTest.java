package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

  @Test
  void sealingForSeveral_wrapsOnceForEach_andOneThatFailsLeavesNothing() throws IOException {
    samples.shelves.add("third", 1);
    SealRequest request = SealRequest.of("sample", List.of("models", "others", "third"));
    ModelSealer sealer = new ModelSealer(samples.options());
    sealer.seal(samples.plainFile(100), temp.resolve("three"), request);
    assertThat(samples.shelves.operations())
        .containsExactlyInAnyOrder("wrap models/1", "wrap others/1", "wrap third/1");

    samples.shelves.failUse("third/1", new ProviderException("away", new IOException("no route")));
    assertThatThrownBy(() -> sealer.seal(samples.plainFile(100), temp.resolve("none"), request))
        .isInstanceOf(ModelTokenException.class)
        .hasMessageContaining("KEK third/1");
    assertThat(temp)
        .isDirectoryNotContaining(file -> file.getFileName().toString().contains("none"));
  }

  @Test
  void openingWithOneOfSeveral_asksNobodyElse() throws IOException {
    Path sealed = temp.resolve("three");
    samples.shelves.add("third", 1);
    new ModelSealer(samples.options())
        .seal(
            samples.plainFile(100),
            sealed,
            SealRequest.of("sample", List.of("models", "others", "third")));
    samples.shelves.operations().clear();
    LoaderOptions options =
        LoaderOptions.of(samples.shelves.provider(), List.of("third", "models"));

    SealedSamples.load(sealed, "", options);

    assertThat(samples.shelves.operations()).containsExactly("unwrap third/1");
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
