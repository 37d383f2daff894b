package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateLinksTest {
  @TempDir Path parent;

  @Test
  void links_leadToTheirTargets_forThisUserAlone_untilClosed() throws IOException {
    Path target = Files.writeString(parent.resolve("target"), "plaintext");
    Path directory;
    try (PrivateLinks links = PrivateLinks.to(targets("graph", "deep/er/weights"), parent)) {
      directory = links.directory();
      assertThat(links.link("deep/er/weights")).hasContent("plaintext");
      assertThat(Files.readSymbolicLink(links.link("graph"))).isEqualTo(target);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
    }
    assertThat(Files.exists(directory, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(target).hasContent("plaintext");
  }

  @Test
  void namesThatCannotStandTogether_leaveNothing() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> PrivateLinks.to(targets("name", "name/below"), parent));
    assertThat(parent).isEmptyDirectory();
  }

  private Map<String, Path> targets(String... names) {
    Map<String, Path> targets = new LinkedHashMap<>();
    for (String name : names) {
      targets.put(name, parent.resolve("target"));
    }
    return targets;
  }
}
