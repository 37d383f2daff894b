package io.bulla.agent.hooks;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An engine as the agent knows it. Immutable.
 *
 * @param id what hooks pass to the gate
 * @param title what people call it
 * @param testedVersions the versions that tests run with
 * @param optionsRefusal why options of the engine do not go together with a sealed model, if so
 * @param contentRefusal why the content of a sealed model cannot go to the engine, if so
 */
public record Engine(
    String id,
    String title,
    Set<String> testedVersions,
    Function<Map<String, String>, Optional<String>> optionsRefusal,
    Function<ByteBuffer, Optional<String>> contentRefusal) {
  public Engine {
    testedVersions = Set.copyOf(testedVersions);
  }

  /** An engine that refuses nothing. */
  public Engine(String id, String title, Set<String> testedVersions) {
    this(id, title, testedVersions, options -> Optional.empty(), content -> Optional.empty());
  }
}
