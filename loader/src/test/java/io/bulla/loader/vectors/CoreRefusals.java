package io.bulla.loader.vectors;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Cores that break one rule of docs/format.md section 3.1, all else being right for them. */
record CoreRefusals(Catalogue catalogue) {

  void add() {
    line();
    numbers();
    sizes();
    names();
    catalogue.file(
        "core-wrong-commitment",
        Catalogue.AUTHENTICATION,
        "the commitment is not that of the DEK; MAC and payload are",
        new SpecFile().core(116, "00"));
  }

  private void line() {
    catalogue.file(
        "line-other-magic",
        Catalogue.NOT_SEALED,
        "what does not begin with the magic is not sealed",
        new SpecFile().core(0, "62"));
    text("line-later-format", Catalogue.FUTURE, "2. Whatever comes then");
    text("line-much-later-format", Catalogue.FUTURE, "10.");
    text("line-format-0", Catalogue.FORMAT, "0. Encrypted");
    text("line-leading-zero", Catalogue.FORMAT, "02. Encrypted");
    text("line-no-full-stop", Catalogue.FORMAT, "2 Encrypted");
    text("line-changed", Catalogue.FORMAT, "1. Encrypted, see it with: bulla inspect FILE");
    SpecFile shortFile = later("2. A smaller header");
    shortFile.fileEdit = file -> Arrays.copyOf(file, 60);
    catalogue.file(
        "line-later-format-short",
        Catalogue.FUTURE,
        "a later format may be shorter than a block of this one",
        shortFile);
    format("line-no-line-feed", "the line ends in a line feed", 79, "20");
  }

  private void text(String name, String expect, String afterMagic) {
    catalogue.file(name, expect, "after the magic comes: " + afterMagic, later(afterMagic));
  }

  private static SpecFile later(String afterMagic) {
    byte[] line = String.format("%-53s", afterMagic + "\n").getBytes(StandardCharsets.US_ASCII);
    return new SpecFile().core(27, HexFormat.of().formatHex(line));
  }

  private void numbers() {
    format("version-0", "formatVersion is 1", 80, "0000");
    format("version-2", "formatVersion is 1 under the line of format 1", 80, "0002");
    format("kind-0", "kinds are 1 to 3", 82, "00");
    format("kind-4", "kinds are 1 to 3", 82, "04");
    format("kind-3-with-slots", "a member has no slots", 82, "03");
    format("suite-0", "the only suite is 1", 83, "00");
    format("suite-2", "the only suite is 1", 83, "02");
    format("model-version-2-63", "the highest model version is 2^63 - 1", 148, "8000000000000000");
    format("core-reserved", "reserved bytes are zero", 1312, "01");
    format("core-reserved-end", "reserved bytes are zero", 2047, "80");
  }

  private void sizes() {
    format("segment-size-0", "segments have 64 bytes at least", 84, "00000000");
    format("segment-size-32", "segments have 64 bytes at least", 84, "00000020");
    format("segment-size-65", "segment sizes are powers of two", 84, "00000041");
    format("segment-size-8388608", "segments have 4 MiB at most", 84, "00800000");
    format("segment-size-2-32", "segments have 4 MiB at most", 84, "ffffffff");
    format("slot-capacity-0", "a file has slots", 88, "00000000");
    format("slot-capacity-4097", "slot capacities are multiples of 4096", 88, "00001001");
    format("slot-capacity-266240", "a slot has 256 KiB at most", 88, "00041000");
    format("slot-capacity-2-32", "a slot has 256 KiB at most", 88, "ffffffff");
    format("plaintext-length-too-high", "the file is one byte short", 92, "000000000000003a");
    format("plaintext-length-too-low", "the file is one byte long", 92, "0000000000000038");
    format("plaintext-length-2-64", "2^64 - 2 is no length", 92, "fffffffffffffffe");
    format("plaintext-length-2-63", "more than 2^31 - 1 segments", 92, "7fffffffffffffff");
    format("plaintext-length-cap", "2^31 segments", 92, "0000001800000000");
  }

  private void names() {
    format("model-id-length-0", "a model id has 1 to 128 bytes", 156, "0000");
    format("model-id-length-129", "a model id has 1 to 128 bytes", 156, "0081");
    format("model-id-upper-case", "model ids have no upper case", 158, "4d");
    format("model-id-first-dot", "a model id begins with a letter or a digit", 158, "2e");
    format("model-id-slash", "a model id is no path", 160, "2f");
    format("model-id-padding", "what follows the model id is zero", 164, "61");
    format("member-path-in-a-file", "only members have a path", 286, "000161");
    format("member-path-in-a-file-hidden", "what follows the path is zero", 288, "61");
  }

  private void format(String name, String why, int offset, String hex) {
    catalogue.file(name, Catalogue.FORMAT, why, new SpecFile().core(offset, hex));
  }
}
