package io.bulla.loader;

import io.bulla.loader.crypto.PublisherKey;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ModelCore;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Set;

/**
 * Holds a model whose header is authentic against the pins of the place that it is opened at: here
 * and nowhere else, whatever opens it and whoever gave its DEK.
 */
final class PinCheck {
  private final ModelPins pins;

  PinCheck(ModelPins pins) {
    this.pins = pins;
  }

  /**
   * Refuses what no pin of the place lets through.
   *
   * @param signed whether a trusted key's signature on the header was checked
   * @throws ModelIdentityException naming file, pin, where that stands, and what to do
   */
  void require(SealedFile head, boolean signed, PinnedPlace place) throws IOException {
    if (pins.isEmpty()) {
      return;
    }
    Set<ModelPin> holding = place.holding(pins.pins());
    if (holding.isEmpty() && pins.denyUnpinned()) {
      throw unpinned(head, place);
    }
    for (ModelPin pin : holding) {
      require(head, signed, pin);
    }
  }

  private static ModelIdentityException unpinned(SealedFile head, PinnedPlace place) {
    ModelCore core = head.core();
    if (place.isStore()) {
      return Refusals.identity(
          head.name(),
          "is in a store, where no pin can be, and loader.deny-unpinned is true",
          "copy it to a path, and pin that");
    }
    return place.isMemory()
        ? Refusals.identity(
            head.name(),
            "is a model in memory, which is at no path and so under no pin, and"
                + " loader.deny-unpinned is true",
            "load it by its path, and pin that")
        : Refusals.identity(
            head.name(),
            "is under no pin, and loader.deny-unpinned is true",
            "if "
                + description(core)
                + " belongs there, pin it: loader.pin.NAME.path, .model and .version");
  }

  private static void require(SealedFile head, boolean signed, ModelPin pin)
      throws ModelIdentityException {
    ModelCore core = head.core();
    if (!core.modelId().equals(pin.modelId()) || core.modelVersion() < pin.leastVersion()) {
      throw refusal(head, "is " + description(core), pin);
    }
    if (pin.publisher().isPresent() && !(signed && isBy(head, pin.publisher().get()))) {
      throw refusal(head, "is not signed by the publisher of its pin", pin);
    }
  }

  private static boolean isBy(SealedFile head, PublicKey publisher) {
    Hash32 pinned = Hash32.of(new PublisherKey(publisher, head.primitives()).keyId());
    return head.block().publisher().keyId().equals(pinned);
  }

  private static String description(ModelCore core) {
    return "model " + core.modelId() + ", version " + core.modelVersion();
  }

  private static ModelIdentityException refusal(SealedFile head, String problem, ModelPin pin) {
    return Refusals.identity(
        head.name(),
        problem + "; " + pin.origin() + " pins " + pin.path() + " to " + pin,
        "put the pinned model there, or change the pin if this one belongs there");
  }
}
