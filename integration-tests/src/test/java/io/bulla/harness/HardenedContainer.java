package io.bulla.harness;

import io.bulla.testing.Requires;
import io.bulla.testing.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stand-in for a hardened container, of namespaces: a read-only root, a temporary directory that
 * may not execute, a small /dev/shm, and a user who is not root and has no capabilities.
 *
 * @param temporary the temporary directory, which is another one for each command
 */
public record HardenedContainer(Path temporary) {

  private static final String SCRIPT = "integration-tests/tools/hardened-container";

  /** One around this directory; without namespaces the calling test is skipped, visibly. */
  public static HardenedContainer required(Path temporary) {
    HardenedContainer container = new HardenedContainer(temporary);
    Outcome probe = container.run(List.of("true"), Map.of());
    Requires.that(
        probe.exitCode() == 0,
        "the right to make user and mount namespaces (unshare, mount)",
        "run as root, or allow unprivileged user namespaces: " + probe.err().strip());
    return container;
  }

  /** Runs a command to its end, with nothing but these variables and a path. */
  public Outcome run(List<String> command, Map<String, String> environment) {
    Path checkout = SharedData.checkout();
    List<String> inside = new ArrayList<>(List.of(checkout.resolve(SCRIPT).toString()));
    inside.addAll(List.of(checkout.toString(), temporary.toString()));
    inside.addAll(command);
    Map<String, String> all = new HashMap<>(environment);
    all.put("PATH", System.getenv("PATH"));
    return Forked.run(inside, all, Scratch.directory("container"));
  }
}
