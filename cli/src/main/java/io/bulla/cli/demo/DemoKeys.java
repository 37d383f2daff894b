package io.bulla.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The throw-away KEK of a demo and the configuration that names it. */
sealed interface DemoKeys permits EmbeddedKeys, SoftHsmKeys {
  /** The setting wrap.counts: what the demo does is counted where it goes with the demo. */
  String COUNTS = "BULLA_WRAP_COUNTS";

  /** Prepares a token or nothing, in a private directory that is empty. */
  Prepared prepare(Path directory) throws IOException;

  /**
   * What is ready.
   *
   * @param configuration the configuration file to pass
   * @param command the {@code bulla} command that makes the KEK
   * @param environment what every process needs that uses the KEK
   * @param place where the KEK lives, in words
   */
  record Prepared(
      Path configuration, List<String> command, Map<String, String> environment, String place) {}
}
