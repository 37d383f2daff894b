package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.LeakScan;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import io.bulla.testing.Seed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every form in which the agent hands a model over: nothing of it is written to a file. */
class HandoversIT {
  private static final int MODEL_BYTES = 6 << 20;
  private static final String POINTS =
      """
      agent.load-points = \\
        TakeModel#byPath(Ljava/lang/String;)V@0:path, \\
        TakeModel#byName(Ljava/nio/file/Path;)V@0:named-path, \\
        TakeModel#byStream(Ljava/io/InputStream;)V@0:stream, \\
        TakeModel#byBytes([B)V@0:bytes, \\
        TakeModel#byBuffer(Ljava/nio/ByteBuffer;)V@0:bytes, \\
        TakeModel#byDirectory(Ljava/lang/String;)V@0:directory
      """;

  @Test
  void everyHandover_writesPlaintextToMemoryOnly() throws Exception {
    KeySetup keys = Keys.sharedKeystore();
    Path plain = Scratch.directory("handovers");
    Path model = model(plain);
    Path alone = Sealed.seal(keys, model, "model.bin");
    Path whole = Sealed.seal(keys, plain, "whole");
    ForkedJvm jvm =
        ForkedJvm.running("TakeModel").withAgent(keys.with(keys.text() + "\n" + POINTS));
    LeakScan scan = LeakScan.of(jvm, model);

    List<String> lines = jvm.run(alone, whole).succeeded().lines();

    assertThat(lines.subList(1, lines.size())).isEqualTo(Collections.nCopies(6, digest(model)));
    scan.assertClean();
    scan.assertInMemory();
    assertThat(removeLinks("bulla-" + lines.get(0) + "-")).isEqualTo(2);
  }

  /** The trace lets nobody remove a file, so what the agent removes is there: links, no file. */
  private static int removeLinks(String prefix) throws IOException {
    int links = 0;
    try (DirectoryStream<Path> own = Files.newDirectoryStream(Path.of("/dev/shm"), prefix + "*")) {
      for (Path directory : own) {
        Path link = directory.resolve("model.bin");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        Files.delete(link);
        Files.delete(directory);
        links++;
      }
    }
    return links;
  }

  private static Path model(Path directory) throws IOException {
    byte[] bytes = new byte[MODEL_BYTES];
    Seed.random(HandoversIT.class).nextBytes(bytes);
    return Files.write(directory.resolve("model.bin"), bytes);
  }

  private static String digest(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
