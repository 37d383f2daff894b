package io.bulla.cli.doctor;

import io.bulla.loader.ModelPins;

/** Whether whole models are safe from being put back to an older one, or swapped. Stateless. */
final class PinsCheck {
  private static final String NAME = "pins";
  private static final String HINT =
      "pin the places of models: loader.pin.NAME.path, .model and .version (docs/loader.md)";

  private PinsCheck() {}

  static Check of(ModelPins pins) {
    int count = pins.pins().size();
    String pinned = count + (count == 1 ? " place is pinned" : " places are pinned");
    if (pins.denyUnpinned()) {
      return count == 0
          ? Check.fail(
              NAME, "nothing is pinned, and loader.deny-unpinned refuses every model", HINT)
          : Check.ok(NAME, pinned + ", and models elsewhere are refused");
    }
    return count == 0
        ? Check.warn(
            NAME,
            "nothing is pinned: who can write a model's place can put back an older one, or another"
                + " that is sealed under the same KEK",
            HINT)
        : Check.ok(NAME, pinned + "; models elsewhere open in any version");
  }
}
