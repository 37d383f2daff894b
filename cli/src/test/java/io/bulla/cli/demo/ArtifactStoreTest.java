package io.bulla.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
  private static final byte[] CONTENT = "a jar".getBytes(UTF_8);
  private static final String PATH = "org/example/thing/1.0/thing-1.0.jar";

  @TempDir Path directory;
  private Artifact artifact;
  private RepositoryServer server;

  @BeforeEach
  void start() throws IOException {
    Path jar = Files.write(directory.resolve("jar"), CONTENT);
    artifact = new Artifact(PATH, Sha256.of(jar), CONTENT.length, Artifact.Role.ENGINE);
    server = new RepositoryServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void missingArtifact_isFetchedOnce() throws IOException {
    server.serve(PATH, CONTENT);
    Path fetched = locate(server.address());
    assertThat(fetched).hasBinaryContent(CONTENT).isEqualTo(cache().resolve(PATH));
    assertThat(locate(server.address())).isEqualTo(fetched);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void artifactOfTheLocalMavenRepository_isUsedWithoutAnyRequest() throws IOException {
    Path local = localRepository().resolve(PATH);
    Files.createDirectories(local.getParent());
    Files.write(local, CONTENT);
    assertThat(locate(server.address())).isEqualTo(local);
    assertThat(server.requests()).isZero();
  }

  @Test
  void localArtifactOfAnotherContent_isPassedOver() throws IOException {
    Path local = localRepository().resolve(PATH);
    Files.createDirectories(local.getParent());
    Files.write(local, "b jar".getBytes(UTF_8));
    server.serve(PATH, CONTENT);
    assertThat(locate(server.address())).isEqualTo(cache().resolve(PATH));
  }

  @Test
  void downloadOfAnotherContent_isRefusedAndNotKept() throws IOException {
    server.serve(PATH, "b jar".getBytes(UTF_8));
    Failure failure = catchThrowableOfType(Failure.class, () -> locate(server.address()));
    assertThat(failure.code()).isEqualTo(ExitCode.PREREQUISITE);
    assertThat(failure.what()).contains(server.address() + PATH, "SHA-256");
    assertThat(failure.hint()).contains(artifact.sha256());
    assertNothingKept();
  }

  @Test
  void unreachableRepository_givesTheCoordinatesAndTheCommand() throws IOException {
    URI address = server.address();
    server.close();
    Failure failure = catchThrowableOfType(Failure.class, () -> locate(address));
    assertThat(failure.code()).isEqualTo(ExitCode.PREREQUISITE);
    assertThat(failure.what()).contains("org.example:thing:1.0", address.toString());
    assertThat(failure.hint())
        .contains(
            "mvn dependency:get -Dartifact=org.example:thing:1.0",
            cache().resolve(PATH).toString());
    assertNothingKept();
  }

  @Test
  void absentArtifact_givesTheCoordinatesAndTheStatus() throws IOException {
    Failure failure = catchThrowableOfType(Failure.class, () -> locate(server.address()));
    assertThat(failure.what()).contains("org.example:thing:1.0", "HTTP status 404");
    assertNothingKept();
  }

  @Test
  void addressThatIsNone_isMisuse() {
    assertThatThrownBy(() -> locate(URI.create("file:///repository/")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("file:///repository/");
  }

  private Path locate(URI repository) throws IOException {
    Download download = new Download(repository, ProxySelector.of(null));
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    Console console = new Console(nowhere, nowhere, false, () -> true);
    ArtifactStore store = new ArtifactStore(localRepository(), cache(), download, console);
    return store.locate(List.of(artifact)).values().iterator().next();
  }

  private Path localRepository() {
    return directory.resolve("repository");
  }

  private Path cache() {
    return directory.resolve("cache");
  }

  private void assertNothingKept() throws IOException {
    try (Stream<Path> files = Files.walk(cache())) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
