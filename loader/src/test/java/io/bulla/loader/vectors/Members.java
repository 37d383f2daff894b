package io.bulla.loader.vectors;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Directory models, and files that are no members of theirs (docs/format.md section 8). */
record Members(Catalogue catalogue) {
  private static final String MODEL = SpecDirectory.MODEL;
  private static final String SIDE = SpecDirectory.SIDE;

  void add() {
    success("directory", "two members", SpecDirectory.usual());
    SpecDirectory odd = new SpecDirectory();
    SpecFile unknown = SpecDirectory.memberFile("größe/☃", 57);
    unknown.lengthKnown = false;
    odd.member("a", 1, SpecDirectory.memberFile("a", 0)).member("größe/☃", 2, unknown);
    success("directory-odd-members", "an empty member, and one of unknown length", odd);
    success(
        "directory-signed",
        "a signed manifest with content roots",
        SpecDirectory.usualSigned(),
        Publishers.KEY,
        Publishers.CONTENT);
    absent();
    notListed();
    changed();
    ofAnother();
    blocks();
  }

  private void absent() {
    identity("member-missing", "a listed member is not there", with(new byte[0]));
    identity("member-plaintext", "plaintext in its place", with(SpecFile.plaintext(57)));
    identity(
        "members-swapped",
        "each under the other's name",
        with(SpecDirectory.memberFile(SIDE, 20))
            .place(SIDE, SpecDirectory.memberFile(MODEL, 57).encode()));
  }

  private void notListed() {
    identity(
        "member-unlisted",
        "a member of the same seal that the manifest does not list",
        SpecDirectory.usual().place("extra", SpecDirectory.memberFile("extra", 5).encode()),
        "open: extra");
    identity(
        "member-plaintext-unlisted",
        "a plaintext file that the manifest does not list",
        SpecDirectory.usual().place("extra", SpecFile.plaintext(5)),
        "open: extra");
  }

  private void changed() {
    catalogue.directory(
        "member-changed",
        Catalogue.AUTHENTICATION,
        "one bit of the member's last tag",
        with(SpecDirectory.memberFile(MODEL, 57).flippedAtEnd(1)));
    SpecFile cut = SpecDirectory.memberFile(MODEL, 57).truncatedBy(1);
    format("member-truncated", "the member is one byte short", with(cut));
    identity(
        "member-rewritten-in-a-signed-model",
        "every segment opens, and the content root is that of other segments",
        SpecDirectory.usualSigned()
            .place(MODEL, SpecDirectory.memberFile(MODEL, 57).withContentRewritten().encode()),
        Publishers.KEY,
        Publishers.CONTENT);
  }

  private void ofAnother() {
    replaced("member-of-another-seal", "an older sealing", file -> file.keys = new SpecKeys("old"));
    replaced("member-of-another-version", "model version 6", file -> file.modelVersion = 6);
    replaced("member-of-another-model", "model id bert", file -> file.modelId = "bert");
    replaced(
        "member-of-another-length",
        "sealed anew with the same DEK",
        file -> file.plaintext = SpecFile.plaintext(58));
    identity("member-is-a-file", "a model of one file", with(new SpecFile()));
  }

  private void blocks() {
    block("member-path-length-0", "a member has a path", 286, "0000");
    block("member-path-length-1025", "a path has 1 to 1024 bytes", 286, "0401");
    block("member-path-padding", "what follows the path is zero", 288 + MODEL.length(), "61");
    block("member-path-utf-8", "a path is UTF-8", 288, "ff");
    block("member-path-escapes", "no part of a path is ..", 288, hex("../a.onnx."));
    block("member-path-absolute", "a path is relative", 288, hex("/"));
    SpecFile publisher = SpecDirectory.memberFile(MODEL, 57).publisher(4095, "01");
    format("member-publisher-section", "a member's publisher section is zero", with(publisher));
    SpecFile signed = SpecDirectory.memberFile(MODEL, 57);
    signed.publisher = SpecPublisher.ED25519;
    format("member-signed", "a member carries no signature of its own", with(signed));
  }

  private void block(String name, String why, int offset, String hex) {
    format(name, why, with(SpecDirectory.memberFile(MODEL, 57).core(offset, hex)));
  }

  private void replaced(String name, String why, Consumer<SpecFile> change) {
    SpecFile file = SpecDirectory.memberFile(MODEL, 57);
    change.accept(file);
    identity(name, why, with(file));
  }

  private static SpecDirectory with(SpecFile inPlaceOfTheModel) {
    return with(inPlaceOfTheModel.encode());
  }

  private static SpecDirectory with(byte[] inPlaceOfTheModel) {
    return SpecDirectory.usual().place(MODEL, inPlaceOfTheModel);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private void success(String name, String why, SpecDirectory directory, String... more) {
    catalogue.directory(name, Catalogue.SUCCESS, why, directory, more);
  }

  private void identity(String name, String why, SpecDirectory directory, String... more) {
    catalogue.directory(name, Catalogue.IDENTITY, why, directory, Catalogue.asked(more));
  }

  private void format(String name, String why, SpecDirectory directory) {
    catalogue.directory(name, Catalogue.FORMAT, why, directory, Catalogue.ASKED);
  }
}
