package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of a sealed directory that DJL reads by URLs, in each form that the JDK takes. */
class VocabularyUrlIT {
  private static final String NAME = "vo cab.txt";

  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;
  private static int forks;

  @BeforeAll
  static void write() throws Exception {
    keys = Keys.in(shared);
    plain = Files.createDirectory(shared.resolve("plain"));
    Files.writeString(plain.resolve(NAME), "cat\ndog\n");
  }

  @Test
  void sealedMember_isReadByEachForm() throws Exception {
    String out = run(keys.seal(plain, shared.resolve("sealed")));
    assertThat(out.lines()).hasSize(4).allMatch(line -> line.endsWith(": cat"));
  }

  @Test
  void plaintextInItsPlace_isRefusedByEachForm() throws Exception {
    Path sealed = keys.seal(plain, shared.resolve("replaced"));
    Files.writeString(sealed.resolve(NAME), "evil\n");
    assertThat(run(sealed).lines())
        .hasSize(4)
        .allMatch(line -> line.contains("stands in the place of a sealed member"));
  }

  private static String run(Path sealed) throws Exception {
    String file = sealed.resolve(NAME).toString();
    String escaped = file.replace(" ", "%20");
    return Fork.in(Files.createDirectory(shared.resolve("fork" + forks++)))
        .with("djl-0.38.0")
        .workingIn(sealed)
        .withAgent(keys.configuration().toString())
        .run(
            "VocabularyProgram",
            "file:" + escaped,
            "file:" + file,
            "file://localhost" + escaped,
            "file:" + NAME)
        .out();
  }
}
