package io.bulla.loader.vectors;

import java.util.HexFormat;
import java.util.function.Consumer;

/** Directory models, and what is wrong with some (docs/format.md section 8). */
record Directories(Catalogue catalogue) {
  private static final String MODEL = "model.onnx";
  private static final String SIDE = "tokenizer/vocab.txt";
  private static final int SECOND_ENTRY = 12 + 75 + MODEL.length();

  void add() {
    success("directory", "two members", usual());
    SpecDirectory odd = new SpecDirectory();
    SpecFile unknown = SpecDirectory.memberFile("größe/☃", 57);
    unknown.lengthKnown = false;
    odd.member("a", 1, SpecDirectory.memberFile("a", 0)).member("größe/☃", 2, unknown);
    success("directory-odd-members", "an empty member, and one of unknown length", odd);
    catalogue.directory(
        "directory-signed",
        Catalogue.SUCCESS,
        "a signed manifest with content roots",
        filled(new SpecDirectory().signed()),
        "publisher-key: " + HexFormat.of().formatHex(SpecCrypto.ED25519_SPKI),
        "publisher: content");
    members();
    memberBlocks();
    manifests();
  }

  private void members() {
    identity("member-missing", "a listed member is not there", usual().place(MODEL, new byte[0]));
    identity(
        "member-plaintext",
        "a plaintext file in the place of a member",
        usual().place(MODEL, SpecFile.plaintext(57)));
    identity(
        "members-swapped",
        "each under the other's name",
        usual()
            .place(MODEL, SpecDirectory.memberFile(SIDE, 20).encode())
            .place(SIDE, SpecDirectory.memberFile(MODEL, 57).encode()));
    catalogue.directory(
        "member-unlisted",
        Catalogue.IDENTITY,
        "a member of the same seal that the manifest does not list",
        usual().place("extra", SpecDirectory.memberFile("extra", 5).encode()),
        "open: extra");
    catalogue.directory(
        "member-plaintext-unlisted",
        Catalogue.IDENTITY,
        "a plaintext file that the manifest does not list",
        usual().place("extra", SpecFile.plaintext(5)),
        "open: extra");
    SpecFile changed = SpecDirectory.memberFile(MODEL, 57);
    catalogue.directory(
        "member-changed",
        Catalogue.AUTHENTICATION,
        "one bit of the member's last tag",
        usual().place(MODEL, changed.flippedAtEnd(1).encode()));
    SpecFile cut = SpecDirectory.memberFile(MODEL, 57);
    catalogue.directory(
        "member-truncated",
        Catalogue.FORMAT,
        "the member is one byte short",
        usual().place(MODEL, cut.truncatedBy(1).encode()));
  }

  private void memberBlocks() {
    replaced("member-of-another-seal", "an older sealing", file -> file.keys = new SpecKeys("old"));
    replaced("member-of-another-version", "model version 6", file -> file.modelVersion = 6);
    replaced("member-of-another-model", "model id bert", file -> file.modelId = "bert");
    replaced(
        "member-of-another-length",
        "sealed anew with the same DEK",
        file -> file.plaintext = SpecFile.plaintext(58));
    SpecFile file = new SpecFile();
    catalogue.directory(
        "member-is-a-file",
        Catalogue.IDENTITY,
        "a model of one file in the place of a member",
        usual().place(MODEL, file.encode()));
    SpecFile escaping = SpecDirectory.memberFile(MODEL, 57);
    escaping.memberPath = "../" + MODEL;
    catalogue.directory(
        "member-path-escapes",
        Catalogue.FORMAT,
        "the member's own path leads out of the directory",
        usual().place(MODEL, escaping.encode()));
    catalogue.directory(
        "member-publisher-section",
        Catalogue.FORMAT,
        "a member's publisher section is zero",
        usual().place(MODEL, SpecDirectory.memberFile(MODEL, 57).publisher(4095, "01").encode()));
  }

  private void manifests() {
    manifest("manifest-mark", "the mark is BMAN", 0, "424d414f");
    manifest("manifest-version-2", "the manifest's version is 1", 4, "0002");
    manifest("manifest-flag-reserved", "only flag bit 0 exists", 6, "0002");
    manifest("manifest-flag-not-signed", "the flag is set if the block is signed", 6, "0001");
    manifest("manifest-count-0", "a model has members", 8, "00000000");
    manifest("manifest-count-65537", "a model has 65536 members at most", 8, "00010001");
    manifest("manifest-count-too-low", "nothing follows the last entry", 8, "00000001");
    manifest("manifest-count-too-high", "as many entries as the count says", 8, "00000003");
    manifest("manifest-path-length-0", "a path has 1 to 1024 bytes", 12, "0000");
    manifest("manifest-path-length-1025", "a path has 1 to 1024 bytes", 12, "0401");
    manifest("manifest-path-absolute", "a path is relative", 14, "2f");
    manifest("manifest-path-utf-8", "a path is UTF-8", 14, "ff");
    manifest("manifest-role-3", "roles are 1 and 2", 14 + MODEL.length(), "03");
    manifest("manifest-length-2-63", "a length is known", 15 + MODEL.length(), "8000000000000000");
    manifest(
        "manifest-root-not-signed",
        "an unsigned manifest has no content roots",
        SECOND_ENTRY - 1,
        "01");
    SpecDirectory unsorted = new SpecDirectory();
    unsorted.member(SIDE, 2, SpecDirectory.memberFile(SIDE, 20));
    unsorted.member(MODEL, 1, SpecDirectory.memberFile(MODEL, 57));
    format("manifest-unsorted", "entries are in order of their paths", unsorted);
    SpecDirectory twice = usual();
    twice.member(SIDE, 2, SpecDirectory.memberFile(SIDE, 20));
    format("manifest-twice", "each path stands once", twice);
    SpecDirectory trailing = usual();
    trailing.trailing = new byte[1];
    format("manifest-trailing-byte", "nothing follows the last entry", trailing);
    SpecDirectory escaping = new SpecDirectory();
    escaping.member("../a", 1, SpecDirectory.memberFile("a", 1));
    escaping.place("../a", new byte[0]);
    format("manifest-path-escapes", "no part of a path is ..", escaping);
    SpecDirectory flagMissing = usual();
    flagMissing.manifest.signed = true;
    format("manifest-signed-without-flag", "the flag is set if the block is signed", flagMissing);
  }

  private void replaced(String name, String why, Consumer<SpecFile> change) {
    SpecFile file = SpecDirectory.memberFile(MODEL, 57);
    change.accept(file);
    identity(name, why, usual().place(MODEL, file.encode()));
  }

  private void manifest(String name, String why, int offset, String hex) {
    SpecDirectory directory = usual();
    directory.plaintextEdit = new Edit(offset, hex);
    format(name, why, directory);
  }

  private void success(String name, String why, SpecDirectory directory) {
    catalogue.directory(name, Catalogue.SUCCESS, why, directory);
  }

  private void identity(String name, String why, SpecDirectory directory) {
    catalogue.directory(name, Catalogue.IDENTITY, why, directory);
  }

  private void format(String name, String why, SpecDirectory directory) {
    catalogue.directory(name, Catalogue.FORMAT, why, directory);
  }

  private static SpecDirectory usual() {
    return filled(new SpecDirectory());
  }

  private static SpecDirectory filled(SpecDirectory directory) {
    return directory
        .member(MODEL, 1, SpecDirectory.memberFile(MODEL, 57))
        .member(SIDE, 2, SpecDirectory.memberFile(SIDE, 20));
  }
}
