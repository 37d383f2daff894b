package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriPathTest {
  @TempDir Path directory;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    model = Files.createFile(directory.resolve("a model+1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://", "FILE://", "file://localhost"})
  void fileWithoutEscapes_isFoundAsNativeCodeFindsIt(String scheme) {
    assertThat(UriPath.of(scheme + model)).contains(model);
  }

  @Test
  void fileWithEscapes_isFoundDecoded() {
    assertThat(UriPath.of("file://" + directory + "/a%20model+1")).contains(model);
  }

  @Test
  void fileWhoseNameLooksLikeEscapes_isFoundUndecoded() throws IOException {
    Path literal = Files.createFile(directory.resolve("a%20model+1"));
    assertThat(UriPath.of("file://" + literal)).contains(literal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs://bucket/model", "file:///no/such/model", "file:///a%ZZ", "ab://\0"})
  void nothingThere_isNoFile(String uri) {
    assertThat(UriPath.of(uri)).isEmpty();
  }
}
