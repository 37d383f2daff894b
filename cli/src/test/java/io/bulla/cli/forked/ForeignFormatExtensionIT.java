package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A format of an extension of the distribution, which somebody has to want. */
@BesideOthers
class ForeignFormatExtensionIT {
  /** AES-128-GCM-HKDF with segments of 4 KiB, and a key of no secrecy. */
  private static final String KEYSET =
      """
      {"primaryKeyId": 7, "key": [{"status": "ENABLED", "keyId": 7, "outputPrefixType": "RAW",
        "keyData": {"typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmHkdfStreamingKey",
          "keyMaterialType": "SYMMETRIC", "value": "EgcIgCAQEBgDGhAAAQIDBAUGBwgJCgsMDQ4P"}}]}
      """;

  private final Path place = Scratch.directory("formats");
  private final Path extensions = place.resolve("extensions");
  private final Path exported = place.resolve("model.onnx.tink");
  private Path keyset;

  @BeforeEach
  void takeTheExtensionOfKeystores() throws IOException {
    keyset = Keys.write(place.resolve("keyset.json"), KEYSET);
    Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("rw-------"));
    copy(Command.distribution().resolve("extensions"), extensions);
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> walk = Files.walk(source)) {
      for (Path path : walk.toList()) {
        Files.copy(path, target.resolve(source.relativize(path).toString()));
      }
    }
  }

  private Command bulla() {
    return Keys.here().environment("BULLA_EXTENSIONS_DIR", extensions.toString());
  }

  @Test
  void formatOfAnOptionalExtension_isNamedUntilItIsMoved_thenThere() throws Exception {
    Object[] export = {
      "export", "--to", "tink", Models.sealedFile(), "-o", exported, "--key-file", keyset
    };
    Keys.here()
        .run(export)
        .failed(ExitCode.USAGE, "there is no format tink", "extensions-optional/tink-files");
    copy(
        Command.distribution().resolve("extensions-optional/tink-files"),
        extensions.resolve("tink-files"));
    bulla().run(export).succeeded();
    Path sealed = place.resolve("made/model.onnx");
    Object[] imported = {
      "import", "--from", "tink", exported, "-o", sealed, "--key-file", keyset, "--json"
    };
    assertThat(bulla().run(imported).succeeded().out())
        .contains("\"authenticated\" : true", "\"modelId\" : \"model.onnx\"");
    Path opened = place.resolve("opened");
    bulla().run("open", sealed, "-o", opened).succeeded();
    assertThat(opened).hasSameBinaryContentAs(Models.plainFile());
    byte[] changed = Files.readAllBytes(exported);
    changed[changed.length - 1] ^= 1;
    Files.write(exported, changed);
    Files.delete(sealed);
    bulla()
        .run(imported)
        .failed(ExitCode.AUTHENTICATION, exported + ": failed authentication", "--key-file");
    assertThat(Models.names(sealed.getParent())).isEmpty();
    bulla()
        .run("import", "--from", "zip", exported, "-o", sealed)
        .failed(ExitCode.USAGE, "there is no format zip", "age, openssl, tink");
  }
}
