package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipients beside models that are not written to, by the commands. */
class DetachedRecipientsCommandTest {
  @TempDir Path directory;
  private TokenSite site;
  private Path sealed;
  private Path file;

  @BeforeEach
  void sealUnderVersionOne_andRotate() throws IOException {
    site = TokenSite.unsigned(directory);
    site.bulla("key", "create", "models").succeeded();
    sealed = site.seal("model.onnx");
    file = Path.of(sealed + ".bulla-recipients");
    site.bulla("key", "rotate", "models").succeeded();
  }

  private InProcess detach(Object target) {
    return site.bulla("rewrap", sealed, "--to-newest", "--detached", target);
  }

  @Test
  void detachedFile_isTold_shown_andCountedWithTheModelsOwnRecipients() throws IOException {
    byte[] before = Files.readAllBytes(sealed);
    InProcess detached = detach(file).succeeded();
    assertThat(detached.out()).isEqualTo(sealed + ": detached: models/2 in " + file + "\n");
    assertThat(detached.err()).contains("itself still names models/1", "bulla reseal");
    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
    assertThat(site.bulla("inspect", sealed).succeeded().out())
        .containsPattern("recipients +models/2\n")
        .containsPattern("they are in +" + file);
    assertThat(site.bulla("inspect", file, "--json").succeeded().out())
        .contains("\"kind\" : \"recipients\"");
    site.bulla("verify", sealed).succeeded();
    assertThat(
            site.bulla("key", "inventory", "--models", sealed.getParent(), "--json")
                .succeeded()
                .out()
                .split("\"models\" : 1", -1))
        .as("one model names version 1, and one version 2")
        .hasSize(3);
    assertThat(site.bulla("rewrap", sealed, "--to-newest", "--json").succeeded().out())
        .contains("\"outcome\" : \"unchanged\"", "\"recipientsFile\" : \"" + file + "\"");
  }

  @Test
  void directoryOfFiles_isReadWhereTheConfigurationNamesIt() throws IOException {
    Path recipients = Files.createDirectory(directory.resolve("recipients"));
    detach(recipients).succeeded();
    assertThat(file).doesNotExist();
    assertThat(recipients).isDirectoryContaining("glob:**.bulla-recipients");
    TokenSite reading = site.with("BULLA_LOADER_RECIPIENTS_DIRECTORY", recipients.toString());
    assertThat(reading.bulla("rewrap", sealed, "--dry-run").succeeded().out())
        .contains("unchanged: models/2 in " + recipients);
  }

  @Test
  void modelThatIsResealed_holdsItsRecipientsItself_andThatIsTold() throws IOException {
    detach(file).succeeded();
    assertThat(site.bulla("reseal", sealed).succeeded().err()).contains(file + " is gone");
    assertThat(file).doesNotExist();
    site.bulla("verify", sealed).succeeded();
    assertThat(site.bulla("reseal", sealed).succeeded().err()).doesNotContain("is gone");
  }

  @Test
  void namesThatNobodyWouldFind_areMisuse() throws IOException {
    detach(directory.resolve("recipients.bin"))
        .failed(ExitCode.USAGE, "no name for a recipients file", file.toString());
    site.bulla("rewrap", sealed.getParent(), "--detached", file)
        .failed(
            ExitCode.USAGE, "one file for all models below " + sealed.getParent(), "a directory");
    Path plain = Files.createDirectory(directory.resolve("plain"));
    Files.write(plain.resolve("weights.bin"), new byte[100]);
    Path root = directory.resolve("root");
    site.bulla("seal", plain, "-o", root).succeeded();
    site.bulla("rewrap", root, "--detached", directory.resolve("recipients.bin"))
        .failed(
            ExitCode.USAGE,
            "no name for a recipients file",
            root.resolve("bulla.manifest.bulla-recipients").toString());
    site.bulla("rewrap", sealed, sealed, "--detached", file)
        .failed(ExitCode.USAGE, "one file for 2 models", "a directory");
  }
}
