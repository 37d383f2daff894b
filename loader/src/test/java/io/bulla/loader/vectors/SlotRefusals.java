package io.bulla.loader.vectors;

/** Slots that break one rule of docs/format.md section 4, with a checksum that is right. */
record SlotRefusals(Catalogue catalogue) {
  private static final SpecRecipient MODELS = SpecRecipient.of("models", 1);
  private static final SpecSlot ZERO = SpecSlot.of(0, 1, MODELS);
  private static final SpecSlot ONE = SpecSlot.of(1, 2, MODELS);

  void add() {
    fields();
    recipients();
    format(
        "slots-both-torn",
        "no slot is left",
        new SpecFile().slots(ZERO.tornByAnUnfinishedWrite(), ONE.tornByAnUnfinishedWrite()));
    format(
        "slots-one-sequence",
        "two valid slots have two sequences",
        new SpecFile().slots(SpecSlot.of(0, 2, MODELS), ONE));
    format(
        "slot-inactive-malformed",
        "a valid slot with malformed content is refused, active or not",
        new SpecFile().slots(ZERO.beforeMac(5, "01"), ONE));
    format(
        "slots-swapped",
        "a slot's index is that of its place",
        new SpecFile().slots(SpecSlot.of(1, 1, MODELS), SpecSlot.of(0, 2, MODELS)));
    macs();
  }

  private void macs() {
    catalogue.file(
        "slot-wrong-mac",
        Catalogue.AUTHENTICATION,
        "the active slot has another MAC; the other slot, which is right, is no fallback",
        new SpecFile().slots(ZERO, ONE.beforeChecksum(ONE.macOffset(), "00000000")));
    catalogue.file(
        "slot-changed-after-mac",
        Catalogue.AUTHENTICATION,
        "a sequence raised by someone without the DEK; MAC and all else are those of slot 0",
        new SpecFile().slots(ZERO.beforeChecksum(8, "0000000000000003"), ONE));
  }

  private void fields() {
    active("slot-mark", "the mark is BSLT", 0, "42534c55");
    active("slot-index", "the index is that of the place", 4, "00");
    active("slot-reserved", "the reserved byte is zero", 5, "01");
    active("slot-count-0", "a slot has 1 to 32 recipients", 6, "0000");
    active("slot-count-33", "a slot has 1 to 32 recipients", 6, "0021");
    active("slot-count-too-high", "as many recipients as the count says", 6, "0002");
    active("slot-sequence-0", "sequences are 1 to 2^63 - 1", 8, "0000000000000000");
    active("slot-sequence-2-63", "sequences are 1 to 2^63 - 1", 8, "8000000000000000");
    active("slot-length-short", "recipients end where their length ends", 16, "00000049");
    active("slot-length-beyond-the-slot", "the recipients fit the slot", 16, "00000fad");
    active("slot-length-2-32", "the recipients fit the slot", 16, "ffffffff");
    format(
        "slot-trailing-bytes",
        "nothing follows the last recipient",
        new SpecFile().slot(ONE.withTrailing(1)));
    format(
        "slot-after-mac",
        "what follows the MAC is zero",
        new SpecFile().slot(ONE.beforeChecksum(ONE.macOffset() + 32, "01")));
    format(
        "slot-before-checksum",
        "what follows the MAC is zero",
        new SpecFile().slot(ONE.beforeChecksum(4096 - 33, "01")));
  }

  private void recipients() {
    active("recipient-kek-id-length-0", "a KEK id has 1 to 63 bytes", 20, "00");
    active("recipient-kek-id-length-64", "a KEK id has 1 to 63 bytes", 20, "40");
    active("recipient-kek-id-upper-case", "KEK ids have no upper case", 21, "4d");
    active("recipient-kek-id-slash", "a KEK id is no path", 21, "2f");
    active("recipient-kek-id-first-hyphen", "a KEK id begins with a letter or digit", 21, "2d");
    active("recipient-kek-id-dot", "KEK ids have no full stop", 22, "2e");
    active("recipient-version-0", "KEK versions are 1 to 2^31 - 1", 27, "00000000");
    active("recipient-version-2-31", "KEK versions are 1 to 2^31 - 1", 27, "80000000");
    active("recipient-blob-length-0", "a blob has 1 to 8192 bytes", 31, "0000");
    SpecFile wide = new SpecFile();
    wide.slotCapacity = 16_384;
    SpecRecipient tooLong = new SpecRecipient("models", 1, 8193);
    format(
        "recipient-blob-length-8193",
        "a blob has 1 to 8192 bytes",
        wide.slots(SpecSlot.of(0, 1, tooLong), SpecSlot.of(1, 2, tooLong)));
    order("recipients-unsorted-ids", SpecRecipient.of("other", 1), MODELS);
    order("recipients-unsorted-versions", SpecRecipient.of("models", 10), MODELS);
    order("recipients-twice", MODELS, MODELS);
    SpecRecipient[] tooMany = new SpecRecipient[33];
    for (int i = 0; i < tooMany.length; i++) {
      tooMany[i] = SpecRecipient.of("models", i + 1);
    }
    order("recipients-33", tooMany);
  }

  private void order(String name, SpecRecipient... recipients) {
    SpecSlot one = SpecSlot.of(1, 2, recipients);
    String why = "1 to 32 recipients in order, each once";
    format(name, why, new SpecFile().slots(SpecSlot.of(0, 1, recipients), one));
  }

  private void active(String name, String why, int offset, String hex) {
    format(name, why, new SpecFile().slot(spoiled(offset, hex)));
  }

  /** Slot 1, which is the active one, keeps its place whatever its index says. */
  private static SpecSlot spoiled(int offset, String hex) {
    return ONE.beforeMac(offset, hex);
  }

  private void format(String name, String why, SpecFile file) {
    catalogue.file(name, Catalogue.FORMAT, why, file);
  }
}
