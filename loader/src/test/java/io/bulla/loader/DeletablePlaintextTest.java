package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plaintext of which something would be left, or lost, is not deleted: nothing is sealed. */
class DeletablePlaintextTest {
  @TempDir Path temp;
  private SealedSamples samples;
  private Path elsewhere;

  @BeforeEach
  void begin() throws IOException {
    samples = new SealedSamples(temp);
    elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposal.class,
      names = {"DELETE", "REPLACE"})
  void fileWithAnotherName_isRefused(Disposal disposal) throws IOException {
    Path plain = samples.plainFile(100);
    Files.createLink(elsewhere.resolve("other"), plain);
    assertRefused(plain, disposal, "has 2 names");
  }

  @Test
  void memberWithAnotherName_isRefused() throws IOException {
    Path plain = samples.plainDirectory();
    Files.createLink(elsewhere.resolve("other"), plain.resolve("weights.bin"));
    assertRefused(plain, Disposal.REPLACE, "weights.bin: has 2 names");
  }

  @Test
  void memberBelowALinkedDirectory_isRefused() throws IOException {
    Path plain = samples.plainDirectory();
    Files.writeString(elsewhere.resolve("vocab.txt"), "words");
    Files.createSymbolicLink(plain.resolve("linked"), elsewhere);
    assertRefused(plain, Disposal.REPLACE, "linked/vocab.txt: is a link, or below one");
    assertThat(elsewhere.resolve("vocab.txt")).hasContent("words");
  }

  @Test
  void directoryThatIsALinkItself_isRefused() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), samples.plainDirectory());
    assertRefused(link, Disposal.DELETE, "is a link, or below one");
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposal.class,
      names = {"DELETE", "REPLACE"})
  void emptyDirectory_isRefused(Disposal disposal) throws IOException {
    Path plain = samples.plainDirectory();
    Files.createDirectories(plain.resolve("cache/deep"));
    assertRefused(plain, disposal, "cache/deep: is an empty directory");
  }

  @Test
  void keptPlaintext_mayHaveAllOfThese_andLinksFromOutsideAreTold() throws IOException {
    Path plain = samples.plainDirectory();
    Path blob = Files.writeString(elsewhere.resolve("blob"), "words");
    Files.createSymbolicLink(plain.resolve("vocab.txt"), blob);
    Files.createSymbolicLink(plain.resolve("again.bin"), plain.resolve("weights.bin"));
    Files.createLink(elsewhere.resolve("other"), plain.resolve("weights.bin"));
    Files.createDirectory(plain.resolve("cache"));
    SealReport report =
        new ModelSealer(samples.options())
            .seal(plain, temp.resolve("sealed"), SealedSamples.request());
    assertThat(report.fromOutside()).containsExactly("vocab.txt");
    assertThat(samples.load(temp.resolve("sealed"), "vocab.txt")).asString().isEqualTo("words");
  }

  private void assertRefused(Path plain, Disposal disposal, String problem) throws IOException {
    Path target = disposal == Disposal.REPLACE ? plain : temp.resolve("sealed");
    assertThatThrownBy(
            () ->
                new ModelSealer(samples.options())
                    .seal(plain, target, SealedSamples.request(), disposal))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContainingAll(problem, "; seal without deletion");
    assertThat(samples.shelves.operations()).isEmpty();
    try (Stream<Path> left = Files.walk(temp)) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().contains("bulla"));
    }
    assertThat(SealedModel.rootOf(Files.isDirectory(plain) ? plain.resolve("x") : plain)).isEmpty();
  }
}
