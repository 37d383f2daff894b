package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFileTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path temp;

  @Test
  void fileThatIsRemovedWhileItsLockIsAwaited_leavesNothingHeld() throws Exception {
    Path file = Files.createFile(temp.resolve("model"));
    Object identity = FilesBeingChanged.identity(file);
    LockedFile first = LockedFile.open(file, PATIENCE);
    CompletableFuture<Throwable> second =
        CompletableFuture.supplyAsync(() -> failure(file), task -> new Thread(task).start());
    Thread.sleep(200); // long enough that the other one waits; if not, it finds no file at once
    Files.delete(file);
    first.close();

    assertThat(second.join()).isInstanceOf(NoSuchFileException.class);
    assertThat(FilesBeingChanged.HERE.take(identity, System.nanoTime())).isTrue();
    FilesBeingChanged.HERE.release(identity);
  }

  private static Throwable failure(Path file) {
    try {
      LockedFile.open(file, PATIENCE).close();
      return new AssertionError("opened");
    } catch (IOException e) {
      return e;
    }
  }
}
