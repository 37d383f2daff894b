package io.bulla.loader.vectors;

import java.util.stream.IntStream;

/** Slots that open. */
record Recipients(Catalogue catalogue) {
  private static final SpecRecipient MODELS = SpecRecipient.of("models", 1);
  private static final SpecRecipient OTHER = SpecRecipient.of("other", 1);
  private static final String ONLY_OTHER_LISTED = "keks: other";

  void add() {
    SpecRecipient[] several = {
      SpecRecipient.of("eu", 2), SpecRecipient.of("eu", 10), SpecRecipient.of("eu-1", 1), MODELS
    };
    both("recipients-several", "the order is that of bytes, and of numbers", several);
    both(
        "recipients-32",
        "the most recipients",
        IntStream.rangeClosed(1, 32)
            .mapToObj(version -> SpecRecipient.of("models", version))
            .toArray(SpecRecipient[]::new));
    both(
        "recipients-fill-the-slot",
        "not one byte is left between recipients, MAC and checksum",
        new SpecRecipient("models", Integer.MAX_VALUE, 4096 - 84 - 13));
    wideSlots();
    success(
        "slot-0-active",
        "after a change of recipients slot 0 has the higher sequence",
        new SpecFile().slots(SpecSlot.of(0, 3, MODELS), SpecSlot.of(1, 2, OTHER)));
    torn();
    notListed();
  }

  private void torn() {
    SpecSlot zero = SpecSlot.of(0, 1, MODELS);
    SpecSlot one = SpecSlot.of(1, 2, MODELS);
    catalogue.file(
        "slot-0-torn",
        Catalogue.SUCCESS,
        "the other slot is whole, and the model is degraded",
        new SpecFile().slots(zero.tornByAnUnfinishedWrite(), one),
        "degraded: yes");
    catalogue.file(
        "slot-1-torn",
        Catalogue.SUCCESS,
        "the lower sequence counts where the higher one is torn, and the model is degraded",
        new SpecFile().slots(zero, one.tornByAnUnfinishedWrite()),
        "degraded: yes");
  }

  private void notListed() {
    catalogue.file(
        "recipients-none-listed",
        Catalogue.KEY,
        "no recipient is a KEK that the reader lists: no KEK may be asked",
        new SpecFile(),
        ONLY_OTHER_LISTED);
    catalogue.file(
        "recipients-listed-only-in-the-other-slot",
        Catalogue.KEY,
        "only the active slot counts, and the inactive one is no fallback",
        new SpecFile().slots(SpecSlot.of(0, 3, MODELS), SpecSlot.of(1, 2, OTHER)),
        ONLY_OTHER_LISTED);
  }

  private void wideSlots() {
    SpecFile file = new SpecFile();
    file.slotCapacity = 262_144;
    SpecRecipient longest = new SpecRecipient("k".repeat(63), 1, 8192);
    file.slots(SpecSlot.of(0, 1, longest, MODELS), SpecSlot.of(1, 2, longest, MODELS));
    success("slot-capacity-262144", "the widest slot, the longest KEK id and blob", file);
  }

  private void both(String name, String why, SpecRecipient... recipients) {
    success(
        name,
        why,
        new SpecFile().slots(SpecSlot.of(0, 1, recipients), SpecSlot.of(1, 2, recipients)));
  }

  private void success(String name, String why, SpecFile file) {
    catalogue.file(name, Catalogue.SUCCESS, why, file);
  }
}
