package io.bulla.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A KEK in the embedded keystore. */
record EmbeddedKeys() implements DemoKeys {
  @Override
  public Prepared prepare(Path directory) {
    return new Prepared(
        directory.resolve("bulla.properties"),
        List.of("init"),
        Map.of(COUNTS, directory.toString()),
        "the embedded keystore (BCFKS)");
  }
}
