package io.bulla.loader.vectors;

/** Signed files, and what is wrong with some (docs/format.md sections 3.2 and 6). */
record Publishers(Catalogue catalogue) {
  static final String KEY = SpecPublisher.ED25519.asHeader();
  static final String LISTED = "publisher: listed";
  static final String REQUIRED = "publisher: required";
  static final String CONTENT = "publisher: content";

  void add() {
    success("signed-ed25519", "signed by a listed key", signed(), KEY, CONTENT);
    success("signed-nobody-asks", "a signature that nobody demands", signed());
    SpecFile p256 = new SpecFile();
    p256.publisher = SpecPublisher.P256;
    success("signed-p256", "signed by a listed key", p256, SpecPublisher.P256.asHeader(), CONTENT);
    SpecFile wrongP256 = new SpecFile();
    wrongP256.publisher = SpecPublisher.P256;
    catalogue.file(
        "signed-p256-wrong-signature",
        Catalogue.IDENTITY,
        "one byte of the signature is another",
        wrongP256.publisher(2130, "00"),
        SpecPublisher.P256.asHeader(),
        REQUIRED);
    SpecFile padded = new SpecFile();
    padded.publisher = SpecPublisher.P256;
    catalogue.file(
        "signed-p256-padded",
        Catalogue.IDENTITY,
        "a zero byte follows the signature's DER and is counted in its length",
        padded.publisher(2050, "0048"),
        SpecPublisher.P256.asHeader(),
        REQUIRED);
    catalogue.file(
        "signed-content-rewritten",
        Catalogue.IDENTITY,
        "every segment opens, and the content root is that of other segments",
        signed().withContentRewritten(),
        KEY,
        CONTENT,
        Catalogue.ASKED);
    refused();
    wrongSignatures();
    malformed();
  }

  private void refused() {
    identity("signed-not-but-required", "not signed", new SpecFile(), REQUIRED);
    identity(
        "signed-by-an-unlisted-key",
        "the key id is that of no listed key",
        signed().publisher(2052, "00"),
        REQUIRED);
  }

  private void wrongSignatures() {
    identity(
        "signed-wrong-signature",
        "one byte of the signature is another; the MAC covers it so",
        signed().publisher(2116, "00"),
        REQUIRED);
    identity(
        "signed-wrong-signature-not-required",
        "a wrong signature by a listed key is refused though none is demanded",
        signed().publisher(2116, "00"),
        LISTED);
    identity(
        "signed-by-another-algorithm",
        "the key id is that of an Ed25519 key, the algorithm byte that of P-256",
        signed().publisher(2048, "02"),
        REQUIRED);
    identity(
        "signed-content-root-changed",
        "the content root is covered by the signature",
        signed().publisher(2084, "00"),
        REQUIRED);
    SpecFile ofAnotherCore = signed();
    ofAnotherCore.signedCoreEdit = new Edit(148, "0000000000000006");
    identity(
        "signed-for-another-core",
        "the signature is that of another model version",
        ofAnotherCore,
        REQUIRED);
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
    unsigned("publisher-none-but-content-root", 2084);
    unsigned("publisher-none-but-end", 4095);
  }

  private void unsigned(String name, int offset) {
    SpecFile file = new SpecFile().publisher(offset, "01");
    catalogue.file(name, Catalogue.FORMAT, "unsigned means 2048 zeros", file);
  }

  private void format(String name, String why, int offset, String hex) {
    catalogue.file(name, Catalogue.FORMAT, why, signed().publisher(offset, hex));
  }

  private void identity(String name, String why, SpecFile file, String demand) {
    catalogue.file(name, Catalogue.IDENTITY, why, file, KEY, demand);
  }

  private void success(String name, String why, SpecFile file, String... more) {
    catalogue.file(name, Catalogue.SUCCESS, why, file, more);
  }

  static SpecFile signed() {
    SpecFile file = new SpecFile();
    file.publisher = SpecPublisher.ED25519;
    return file;
  }
}
