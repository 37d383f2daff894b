package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways to name a model to bench, under a KEK in SoftHSM: each loads all of it, or is refused.
 */
class BenchModelTest {
  private static final String MANIFEST = "bulla.manifest";
  private static final int FILE_BYTES = 20_000;

  @TempDir Path directory;
  private TokenSite site;
  private Path sealed;

  @BeforeEach
  void sealADirectory() throws IOException {
    site = TokenSite.unsigned(directory);
    site.bulla("key", "create", "models").succeeded();
    Path plain = Files.createDirectories(directory.resolve("plain/deep"));
    Files.write(plain.resolve("weights.bin"), new byte[FILE_BYTES]);
    Files.write(plain.resolveSibling("model.onnx"), new byte[FILE_BYTES]);
    sealed = directory.resolve("model");
    site.bulla("seal", plain.getParent(), "-o", sealed).succeeded();
  }

  @Test
  void directoryItsManifestAndLinksToThem_areTheSameModel() throws IOException {
    double sealedBytes = sealedBytes(sealed);
    assertThat(sealedBytes).isGreaterThan(2 * FILE_BYTES);
    assertThat(sealedBytes(sealed.resolve(MANIFEST))).isEqualTo(sealedBytes);
    assertThat(sealedBytes(link("directory", sealed))).isEqualTo(sealedBytes);
    assertThat(sealedBytes(link("manifest", sealed.resolve(MANIFEST)))).isEqualTo(sealedBytes);
  }

  @Test
  void fileAndLinkToIt_areTheSameModel() throws IOException {
    Path file = site.seal("model.onnx");
    assertThat(sealedBytes(link("file", file))).isEqualTo(sealedBytes(file));
  }

  /** Each file has three paths there: its own, and two below links that are hidden. */
  @Test
  void volumeOfKubernetes_countsEachFileOnce() throws IOException {
    double sealedBytes = sealedBytes(sealed);
    Path volume = Files.createDirectory(directory.resolve("volume"));
    Files.move(sealed, volume.resolve("..2026"));
    Files.createSymbolicLink(volume.resolve("..data"), Path.of("..2026"));
    for (String name : new String[] {MANIFEST, "model.onnx", "deep"}) {
      Files.createSymbolicLink(volume.resolve(name), Path.of("..data", name));
    }
    assertThat(sealedBytes(volume)).isEqualTo(sealedBytes);
  }

  @Test
  void memberAlone_isRefusedAndItsDirectoryAskedFor() {
    refused(
        ExitCode.IDENTITY,
        "is a member of a sealed model, model.onnx",
        "name the model's directory",
        sealed.resolve("model.onnx"));
  }

  @Test
  void whatIsNoModel_isRefused() throws IOException {
    refused(ExitCode.IO, "no such file", "", link("dangling", directory.resolve("none")));
    refused(ExitCode.FORMAT, "", "", Files.createDirectory(directory.resolve("nothing")));
    refused(ExitCode.FORMAT, "", "", Files.createFile(directory.resolve("empty.onnx")));
  }

  @Test
  void linkThatLeadsBackIntoTheModel_isToldAndNothingIsMeasured() throws IOException {
    Files.createSymbolicLink(sealed.resolve("deep/again"), sealed);
    InProcess run = bench(sealed);
    run.failed(ExitCode.IO, "again", "");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void kekThatIsAway_hasNoLoadTime() throws IOException {
    site =
        site.with(
            "BULLA_KEK_MODELS",
            "pkcs11:token=none?module-path=/no/such/module.so&pin-source=file:none");
    InProcess run = bench(sealed);
    run.failed(ExitCode.TOKEN, "not measured: ", "");
    Map<String, Object> load = load(run);
    assertThat(JsonTree.map(load.get("warm")))
        .containsEntry("measured", false)
        .doesNotContainKey("median");
    assertThat(JsonTree.map(load.get("cold"))).containsEntry("measured", false);
  }

  private void refused(ExitCode code, String what, String hint, Path model) {
    InProcess run = bench(model);
    run.failed(code, what, hint);
    assertThat(run.out()).isEmpty();
  }

  private double sealedBytes(Path model) throws IOException {
    Map<String, Object> load = load(bench(model).succeeded());
    assertThat(JsonTree.map(load.get("warm"))).containsEntry("measured", true);
    return (double) load.get("sealedBytes");
  }

  private static Map<String, Object> load(InProcess run) throws IOException {
    return JsonTree.map(JsonTree.object(run.out()).get("load"));
  }

  private InProcess bench(Path model) {
    return site.bulla("bench", model, "--seconds", "0.01", "--as-configured", "--json");
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(directory.resolve("link-to-" + name), target);
  }
}
