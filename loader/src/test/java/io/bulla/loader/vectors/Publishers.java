package io.bulla.loader.vectors;

import java.util.HexFormat;

/** Signed files, and what is wrong with some (docs/format.md sections 3.2 and 6). */
record Publishers(Catalogue catalogue) {
  private static final String KEY =
      "publisher-key: " + HexFormat.of().formatHex(SpecCrypto.ED25519_SPKI);
  private static final String REQUIRED = "publisher: required";
  private static final String CONTENT = "publisher: content";

  void add() {
    catalogue.file(
        "signed-ed25519", Catalogue.SUCCESS, "signed by a listed key", signed(), KEY, CONTENT);
    catalogue.file(
        "signed-nobody-asks", Catalogue.SUCCESS, "a signature that nobody demands", signed());
    catalogue.file(
        "signed-not-but-required", Catalogue.IDENTITY, "not signed", new SpecFile(), KEY, REQUIRED);
    catalogue.file(
        "signed-by-an-unlisted-key",
        Catalogue.IDENTITY,
        "the key id is that of no listed key",
        signed().publisher(2052, "00"),
        KEY,
        REQUIRED);
    catalogue.file(
        "signed-wrong-signature",
        Catalogue.IDENTITY,
        "one byte of the signature is another; the MAC covers it so",
        signed().publisher(2116, "00"),
        KEY,
        REQUIRED);
    catalogue.file(
        "signed-content-root-changed",
        Catalogue.IDENTITY,
        "the content root is covered by the signature",
        signed().publisher(2084, "00"),
        KEY,
        REQUIRED);
    rewrittenContent();
    malformed();
  }

  /** What whoever holds the DEK can do: keep the signed block, and seal another payload. */
  private void rewrittenContent() {
    SpecFile rewritten = signed();
    rewritten.fileEdit =
        file -> {
          SpecPayload other = new SpecPayload(rewritten, "other");
          byte[] payload = other.seal(new byte[57], false);
          System.arraycopy(payload, 0, file, file.length - payload.length, payload.length);
          return file;
        };
    catalogue.file(
        "signed-content-rewritten",
        Catalogue.IDENTITY,
        "every segment opens, and the content root is that of other segments",
        rewritten,
        KEY,
        CONTENT);
  }

  private void malformed() {
    format("publisher-algorithm-3", "algorithms are 0 to 2", 2048, "03");
    format("publisher-reserved", "the reserved byte is zero", 2049, "01");
    format("publisher-ed25519-length-63", "an Ed25519 signature has 64 bytes", 2050, "003f");
    format("publisher-p256-length-73", "a P-256 signature has 8 to 72 bytes", 2048, "02000049");
    format("publisher-p256-length-7", "a P-256 signature has 8 to 72 bytes", 2048, "02000007");
    format("publisher-length-2-16", "the signature fits the block", 2050, "ffff");
    format("publisher-after-signature", "what follows the signature is zero", 2180, "01");
    format("publisher-none-but-signature", "unsigned means 2048 zeros", 2048, "00000000");
    unsigned("publisher-none-but-length", 2051);
    unsigned("publisher-none-but-key-id", 2052);
    unsigned("publisher-none-but-end", 4095);
  }

  private void unsigned(String name, int offset) {
    SpecFile file = new SpecFile().publisher(offset, "01");
    catalogue.file(name, Catalogue.FORMAT, "unsigned means 2048 zeros", file);
  }

  private void format(String name, String why, int offset, String hex) {
    catalogue.file(name, Catalogue.FORMAT, why, signed().publisher(offset, hex));
  }

  private static SpecFile signed() {
    SpecFile file = new SpecFile();
    file.signed = true;
    return file;
  }
}
