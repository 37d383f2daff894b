package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.ProcessOutput;
import io.bulla.testing.Seed;
import io.bulla.testing.SharedData;
import io.bulla.testing.TwoAtATime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs Jazzer, in a JVM of its own, since it changes every class that it sees: a number of inputs
 * by a seed, or for a time under the tag {@code full}. It begins with the format vectors, among
 * which what it finds has its place.
 */
class FuzzingTest {
  private static final long FULL_SECONDS = Long.getLong("bulla.fuzz.seconds", 30);

  @TempDir Path directory;

  @Test
  @Tag("brief")
  void header_someThousandInputs_findNothing() throws IOException {
    assertFindsNothing(HeaderFuzzing.class, "-runs=100000");
  }

  @Test
  @Tag("brief")
  void file_someThousandInputs_findNothing() throws IOException {
    assertFindsNothing(FileFuzzing.class, "-runs=4000");
  }

  @Test
  @Tag("full")
  @Timeout(24 * 60 * 60)
  void headerAndFile_forATime_findNothing() throws Exception {
    TwoAtATime.each(
        List.of(HeaderFuzzing.class, FileFuzzing.class),
        target -> assertFindsNothing(target, "-max_total_time=" + FULL_SECONDS));
  }

  @Test
  void programThatFails_isFound() throws IOException {
    Path corpus = writtenCorpus(HeaderFuzzing.class);
    ProcessOutput output = fuzz(FailingFuzzing.class, corpus, "-runs=20000");
    assertThat(output.exitCode()).as("%s", output).isEqualTo(77);
    assertThat(output.standardError()).contains("found by the fuzzer");
  }

  private void assertFindsNothing(Class<?> target, String howLong) throws IOException {
    ProcessOutput output = fuzz(target, writtenCorpus(target), howLong);
    assertThat(output.exitCode()).as("%s", output).isZero();
    assertThat(output.standardError()).contains("INITED").contains("Done ");
  }

  private Path writtenCorpus(Class<?> target) throws IOException {
    Path corpus = Files.createDirectory(directory.resolve(target.getSimpleName()));
    for (FormatVector vector : VectorFiles.read().values()) {
      for (byte[] file : vector.files().values()) {
        writeInputs(target, corpus.resolve(vector.name()), file);
      }
    }
    return corpus;
  }

  private static void writeInputs(Class<?> target, Path name, byte[] file) throws IOException {
    if (target == FileFuzzing.class) {
      writeInput(name, 0, file);
      writeInput(name, 3, file);
    } else if (file.length > 3 * 4096) {
      writeInput(name, HeaderFuzzing.BLOCK, Arrays.copyOf(file, 4096));
      writeInput(name, HeaderFuzzing.SLOT, Arrays.copyOfRange(file, 4096, 8192));
      writeInput(name, HeaderFuzzing.MANIFEST, SpecDirectory.usual().manifestPlaintext());
    }
  }

  private static void writeInput(Path name, int kind, byte[] content) throws IOException {
    Path input = name.resolveSibling(name.getFileName() + "-" + kind);
    Files.write(input, SpecCrypto.concat(new byte[] {(byte) kind}, content));
  }

  private static ProcessOutput fuzz(Class<?> target, Path corpus, String howLong)
      throws IOException {
    int seed = Seed.random(FuzzingTest.class).nextInt(Integer.MAX_VALUE);
    Path found = SharedData.checkout().resolve("loader/target/fuzzing");
    Files.createDirectories(found);
    return ProcessOutput.of(
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "-Dbulla.root=" + SharedData.checkout(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.bulla.loader.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-seed=" + seed,
                "-max_len=20000",
                "-len_control=0",
                howLong,
                corpus.toString())));
  }
}
