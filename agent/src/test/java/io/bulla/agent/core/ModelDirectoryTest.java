package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.agent.hooks.UnfitModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beside a plaintext model, some of which are exchanged after they were looked at. */
class ModelDirectoryTest {
  @TempDir Path temp;
  private Path secret;
  private Path place;
  private ModelDirectory directory;

  @BeforeEach
  void open() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside/data"));
    secret = Files.writeString(outside.resolve("w.bin"), "secret");
    Path data = Files.createDirectories(temp.resolve("model/data"));
    Files.writeString(data.resolve("w.bin"), "weight");
    place = data.getParent().toRealPath();
    directory = ModelDirectory.open(place);
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  @Test
  void fileBelowIt_isRead() throws IOException {
    assertThat(read(directory.find("./data/w.bin"))).isEqualTo("weight");
  }

  @Test
  void fileThatBecomesALink_isNotFollowed() throws IOException {
    Path found = directory.find("data/w.bin");
    Files.delete(found);
    Files.createSymbolicLink(found, secret);
    assertThatThrownBy(() -> read(found)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> directory.find("data/w.bin"))
        .isInstanceOf(UnfitModelException.class)
        .hasMessageContaining("leads out of the model's directory");
  }

  @Test
  void directoryOnTheWayThatBecomesALink_isNotFollowed() throws IOException {
    Path found = directory.find("data/w.bin");
    Files.move(place.resolve("data"), place.resolve("moved"));
    Files.createSymbolicLink(place.resolve("data"), secret.getParent());
    assertThatThrownBy(() -> read(found)).isInstanceOf(IOException.class);
  }

  @Test
  void directoryThatIsReplacedItself_staysTheOneThatIsOpen() throws IOException {
    Path found = directory.find("data/w.bin");
    Files.move(place, temp.resolve("moved"));
    Files.createSymbolicLink(place, secret.getParent().getParent());
    assertThat(Files.readString(found)).isEqualTo("secret"); // what the path leads to now
    assertThat(read(found)).isEqualTo("weight");
  }

  @Test
  void whatIsNoFileOrNotThere_isRefusedByName() {
    assertThatThrownBy(() -> read(directory.find("data")))
        .isInstanceOf(UnfitModelException.class)
        .hasMessageContaining("data is no file");
    assertThatThrownBy(() -> directory.find("data/absent.bin"))
        .isInstanceOf(UnfitModelException.class)
        .hasMessageContaining("data/absent.bin, is not there");
  }

  private String read(Path found) throws IOException {
    try (FileChannel channel = directory.read(found)) {
      ByteBuffer content = ByteBuffer.allocate(6);
      channel.read(content);
      return new String(content.array(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
