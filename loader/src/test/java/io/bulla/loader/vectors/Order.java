package io.bulla.loader.vectors;

/** Files with two things wrong, of which the earlier step must tell (docs/format.md section 9). */
record Order(Catalogue catalogue) {
  private static final SpecRecipient OTHER = SpecRecipient.of("other", 1);

  void add() {
    catalogue.file(
        "order-bounds-before-publisher",
        Catalogue.FORMAT,
        "a reserved byte of the core is set (step 1), and the signature is wrong (step 2)",
        Publishers.signed().core(1312, "01").publisher(2116, "00"),
        Publishers.KEY,
        Publishers.REQUIRED);
    catalogue.file(
        "order-publisher-before-recipients",
        Catalogue.IDENTITY,
        "the signature is wrong (step 2), and no recipient is listed (step 3)",
        forOthers(Publishers.signed().publisher(2116, "00")),
        Publishers.KEY,
        Publishers.REQUIRED);
    catalogue.file(
        "order-recipients-before-payload",
        Catalogue.KEY,
        "no recipient is listed (step 3), and the last segment was changed (step 7)",
        forOthers(new SpecFile()).flippedAtEnd(1));
    catalogue.file(
        "order-commitment-before-payload",
        Catalogue.AUTHENTICATION,
        "the commitment is another (step 5), and the payload's header is malformed (step 7)",
        malformedPayload(new SpecFile().core(116, "00")));
    SpecSlot wrongMac = SpecSlot.of(1, 2, SpecRecipient.of("models", 1));
    catalogue.file(
        "order-mac-before-payload",
        Catalogue.AUTHENTICATION,
        "the MAC is another (step 6), and the payload's header is malformed (step 7)",
        malformedPayload(
            new SpecFile().slot(wrongMac.beforeChecksum(wrongMac.macOffset(), "00000000"))));
  }

  private static SpecFile forOthers(SpecFile file) {
    return file.slots(SpecSlot.of(0, 1, OTHER), SpecSlot.of(1, 2, OTHER));
  }

  private static SpecFile malformedPayload(SpecFile file) {
    file.payloadEdit = payload -> new Edit(0, "29").apply(payload);
    return file;
  }
}
