package io.bulla.loader;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pins of a configuration. Immutable.
 *
 * @param pins at most one for each path; of several above a file, that with the longest path counts
 * @param denyUnpinned whether a sealed model under no pin is refused
 */
public record ModelPins(List<ModelPin> pins, boolean denyUnpinned) {
  /** Pins nothing and refuses nothing. */
  public static final ModelPins NONE = new ModelPins(List.of(), false);

  public ModelPins {
    pins = List.copyOf(pins);
    Map<Path, ModelPin> byPath = new HashMap<>();
    for (ModelPin pin : pins) {
      ModelPin earlier = byPath.put(pin.path(), pin);
      if (earlier != null) {
        throw new IllegalArgumentException(
            pin.path() + " is pinned twice, by " + earlier.name() + " and " + pin.name());
      }
    }
  }

  boolean isEmpty() {
    return pins.isEmpty() && !denyUnpinned;
  }
}
