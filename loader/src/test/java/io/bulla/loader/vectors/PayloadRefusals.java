package io.bulla.loader.vectors;

import java.util.Arrays;

/** Payloads that are changed, cut off or not canonical (docs/format.md section 5). */
record PayloadRefusals(Catalogue catalogue) {
  private static final int PAYLOAD_OFFSET = 12_288;

  void add() {
    header();
    cutOff();
    changed();
    SpecFile empty = ofUnknownLength(56);
    empty.emptyLastSegment = true;
    catalogue.file(
        "payload-empty-last-segment",
        Catalogue.FORMAT,
        "an empty last segment follows a full one; Tink would open it",
        empty);
    SpecFile otherCore = new SpecFile();
    otherCore.payloadEdit = payload -> ofOtherCore();
    catalogue.file(
        "payload-of-another-core",
        Catalogue.AUTHENTICATION,
        "the payload was sealed under the core of another model version",
        otherCore);
  }

  private static byte[] ofOtherCore() {
    SpecFile other = new SpecFile();
    other.modelVersion = 6;
    return other.payload();
  }

  private void header() {
    SpecFile file = new SpecFile();
    file.payloadEdit = payload -> new Edit(0, "29").apply(payload);
    catalogue.file(
        "payload-header-length",
        Catalogue.FORMAT,
        "the header has 40 bytes",
        file,
        Catalogue.ASKED);
  }

  private void cutOff() {
    truncated("truncated-by-1", Catalogue.FORMAT, "the length is known", new SpecFile(), 1);
    truncated(
        "truncated-by-a-segment", Catalogue.FORMAT, "the length is known", new SpecFile(), 17);
    truncated(
        "truncated-unknown-length-by-2",
        Catalogue.FORMAT,
        "no payload has this length: its last segment would be shorter than a tag",
        ofUnknownLength(57),
        2);
    truncated(
        "truncated-unknown-length-by-1",
        Catalogue.FORMAT,
        "an empty last segment would follow a full one",
        ofUnknownLength(57),
        1);
    truncated(
        "truncated-unknown-length-by-a-segment",
        Catalogue.AUTHENTICATION,
        "segment 1 was not sealed as the last one",
        ofUnknownLength(57),
        17);
    truncated(
        "truncated-payload-missing", Catalogue.FORMAT, "no payload", new SpecFile(), 57 + 40 + 48);
    at("truncated-in-the-block", 4095);
    at("truncated-after-the-magic", 27);
    at("truncated-in-a-slot", 8192);
    SpecFile trailing = new SpecFile();
    trailing.fileEdit = file -> Arrays.copyOf(file, file.length + 1);
    catalogue.file("trailing-byte", Catalogue.FORMAT, "the length is known", trailing);
    SpecFile stream = ofUnknownLength(57);
    stream.fileEdit = file -> Arrays.copyOf(file, file.length + 1);
    catalogue.file(
        "trailing-byte-unknown-length",
        Catalogue.AUTHENTICATION,
        "the last segment has one byte more than was sealed",
        stream);
  }

  private void changed() {
    catalogue.file(
        "payload-last-tag-changed",
        Catalogue.AUTHENTICATION,
        "one bit of the last tag",
        new SpecFile().flippedAtEnd(1));
    catalogue.file(
        "payload-first-segment-changed",
        Catalogue.AUTHENTICATION,
        "one bit of segment 0",
        new SpecFile().flippedAtEnd(17 + 64 + 24));
    catalogue.file(
        "payload-salt-changed",
        Catalogue.AUTHENTICATION,
        "one bit of the salt",
        new SpecFile().flippedAtEnd(17 + 64 + 63));
    SpecFile swapped = new SpecFile();
    swapped.plaintext = SpecFile.plaintext(200);
    swapped.fileEdit = PayloadRefusals::swapSegments1And2;
    catalogue.file(
        "payload-segments-swapped", Catalogue.AUTHENTICATION, "segments have a place", swapped);
  }

  private static byte[] swapSegments1And2(byte[] file) {
    int first = PAYLOAD_OFFSET + SpecFile.SEGMENT;
    byte[] one = Arrays.copyOfRange(file, first, first + SpecFile.SEGMENT);
    System.arraycopy(file, first + SpecFile.SEGMENT, file, first, SpecFile.SEGMENT);
    System.arraycopy(one, 0, file, first + SpecFile.SEGMENT, SpecFile.SEGMENT);
    return file;
  }

  private void at(String name, int lengthBytes) {
    SpecFile file = new SpecFile();
    file.fileEdit = bytes -> Arrays.copyOf(bytes, lengthBytes);
    catalogue.file(name, Catalogue.FORMAT, "the file has " + lengthBytes + " bytes", file);
  }

  private void truncated(String name, String expect, String why, SpecFile file, int bytes) {
    catalogue.file(name, expect, why, file.truncatedBy(bytes));
  }

  private static SpecFile ofUnknownLength(int plaintextBytes) {
    SpecFile file = new SpecFile();
    file.lengthKnown = false;
    file.plaintext = SpecFile.plaintext(plaintextBytes);
    return file;
  }
}
