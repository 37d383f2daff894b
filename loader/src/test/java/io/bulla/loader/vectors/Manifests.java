package io.bulla.loader.vectors;

import java.util.Arrays;

/** Manifests that break one rule of docs/format.md section 8. */
record Manifests(Catalogue catalogue) {
  private static final String MODEL = SpecDirectory.MODEL;
  private static final int FIRST_PATH = 14;
  private static final int SECOND_ENTRY = 12 + 75 + MODEL.length();
  private static final int CAP_BYTES = 16_777_216;

  void add() {
    head();
    firstEntry();
    entries();
    paths();
    signatures();
    tooLong();
  }

  private void head() {
    edited("manifest-mark", "the mark is BMAN", 0, "424d414f");
    edited("manifest-version-2", "the manifest's version is 1", 4, "0002");
    edited("manifest-flag-reserved", "only flag bit 0 exists", 6, "0002");
    edited("manifest-count-0", "a model has members", 8, "00000000");
    edited("manifest-count-65537", "a model has 65536 members at most", 8, "00010001");
    edited("manifest-count-too-low", "nothing follows the last entry", 8, "00000001");
    edited("manifest-count-too-high", "as many entries as the count says", 8, "00000003");
  }

  private void firstEntry() {
    edited("manifest-path-length-0", "a path has 1 to 1024 bytes", 12, "0000");
    edited("manifest-path-length-1025", "a path has 1 to 1024 bytes", 12, "0401");
    edited("manifest-role-0", "roles are 1 and 2", FIRST_PATH + MODEL.length(), "00");
    edited("manifest-role-3", "roles are 1 and 2", FIRST_PATH + MODEL.length(), "03");
    int length = FIRST_PATH + MODEL.length() + 1;
    edited("manifest-length-2-63", "a length is below 2^63", length, "8000000000000000");
    edited("manifest-length-unknown", "a length is known", length, "ffffffffffffffff");
  }

  private void entries() {
    SpecDirectory unsorted = new SpecDirectory();
    unsorted.member(SpecDirectory.SIDE, 2, SpecDirectory.memberFile(SpecDirectory.SIDE, 20));
    unsorted.member(MODEL, 1, SpecDirectory.memberFile(MODEL, 57));
    format("manifest-unsorted", "entries are in order of their paths", unsorted);
    SpecDirectory twice = SpecDirectory.usual();
    twice.member(SpecDirectory.SIDE, 2, SpecDirectory.memberFile(SpecDirectory.SIDE, 20));
    format("manifest-twice", "each path stands once", twice);
    SpecDirectory trailing = SpecDirectory.usual();
    trailing.trailing = new byte[1];
    format("manifest-trailing-byte", "nothing follows the last entry", trailing);
  }

  private void paths() {
    edited("manifest-path-utf-8", "a path is UTF-8", FIRST_PATH, "ff");
    edited("manifest-path-utf-8-overlong", "c0 af is no UTF-8 of /", FIRST_PATH, "c0af");
    edited("manifest-path-utf-8-surrogate", "a lone surrogate is no UTF-8", FIRST_PATH, "eda080");
    path("absolute", "a path is relative", "/etc");
    path("escapes", "no part of a path is ..", "../a");
    path("dot", "no part of a path is .", "a/./b");
    path("empty-part", "no part of a path is empty", "a//b");
    path("slash-at-end", "no part of a path is empty", "a/");
    path("control-character", "no character is below U+0020", "a\nb");
    path("delete-character", "no character is U+007F", "a\u007fb");
    path("backslash", "no character is \\", "a\\b");
    path("colon", "no character is :", "c:a");
    path("33-parts", "a path has 32 parts at most", "a/".repeat(32) + "a");
    SpecDirectory ofItself = new SpecDirectory();
    ofItself.member("Bulla.manifest", 1, SpecDirectory.memberFile("Bulla.manifest", 1));
    ofItself.plaintextEdit = new Edit(FIRST_PATH, "62");
    format("manifest-path-reserved", "the manifest is no member of itself", ofItself);
  }

  private void signatures() {
    edited("manifest-flag-not-signed", "the flag is set if the block is signed", 6, "0001");
    edited(
        "manifest-root-not-signed", "no content roots without a signature", SECOND_ENTRY - 1, "01");
    SpecDirectory flagMissing = SpecDirectory.usual();
    flagMissing.manifest.publisher = SpecPublisher.ED25519;
    format("manifest-signed-without-flag", "the flag is set if the block is signed", flagMissing);
  }

  /** Its payload is zeros: its length alone must refuse it, before a KEK is asked. */
  private void tooLong() {
    SpecDirectory tooLong = SpecDirectory.usual();
    tooLong.manifest.core(92, String.format("%016x", CAP_BYTES + 1));
    int segments = (CAP_BYTES + 1 + 40 + 1007) / 1008;
    tooLong.manifest.payloadEdit =
        payload -> Arrays.copyOf(new byte[] {40}, 40 + CAP_BYTES + 1 + segments * 16);
    catalogue.directory(
        "manifest-length-cap", Catalogue.FORMAT, "a manifest has 16 MiB at most", tooLong);
  }

  private void path(String name, String why, String path) {
    SpecDirectory directory = new SpecDirectory();
    directory.member(path, 1, SpecDirectory.memberFile("a", 1)).place(path, new byte[0]);
    format("manifest-path-" + name, why, directory);
  }

  private void edited(String name, String why, int offset, String hex) {
    SpecDirectory directory = SpecDirectory.usual();
    directory.plaintextEdit = new Edit(offset, hex);
    format(name, why, directory);
  }

  private void format(String name, String why, SpecDirectory directory) {
    catalogue.directory(name, Catalogue.FORMAT, why, directory, Catalogue.ASKED);
  }
}
