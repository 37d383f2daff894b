package io.bulla.loader.vectors;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Who signs a block, after docs/format.md sections 3.2 and 6.2; with published test keys. */
enum SpecPublisher {
  NONE(0, ""),
  /** RFC 8032, section 7.1, TEST 1. */
  ED25519(
      1,
      "302a300506032b6570032100"
          + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
  /** RFC 6979, appendix A.2.5. */
  P256(
      2,
      "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
          + "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
          + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");

  /**
   * The JDK draws a random number to sign by ECDSA. This is the signature that RFC 6979 makes of
   * the one file of the vectors that P256 signs; another file needs another.
   */
  private static final String P256_SIGNATURE =
      "3045022100fb7aa8c28fdc4ced0b932514b579309bcbf3e354b095ae5a1108da3ad26fa3da0220"
          + "60a054b7d4cb78bc804824dd64ed615f450276553daa98470c6662d331600e06";

  private final int code;
  private final String subjectPublicKeyInfo;

  SpecPublisher(int code, String subjectPublicKeyInfo) {
    this.code = code;
    this.subjectPublicKeyInfo = subjectPublicKeyInfo;
  }

  /** The header line by which a reader gets to know the publisher. */
  String asHeader() {
    return "publisher-key: " + subjectPublicKeyInfo;
  }

  /** Bytes 2048 to 4095 of a file. */
  byte[] section(byte[] core, byte[] contentRoot) {
    ByteBuffer section = ByteBuffer.allocate(2048);
    if (this != NONE) {
      byte[] signature = sign(core, contentRoot);
      section.put((byte) code).put((byte) 0).putShort((short) signature.length);
      section.put(keyId()).put(contentRoot).put(signature);
    }
    return section.array();
  }

  private byte[] sign(byte[] core, byte[] contentRoot) {
    if (this == P256) {
      return HexFormat.of().parseHex(P256_SIGNATURE);
    }
    byte[] label = SpecCrypto.ascii("bulla/v1/publisher\0");
    return SpecCrypto.signEd25519(label, core, new byte[] {(byte) code}, keyId(), contentRoot);
  }

  private byte[] keyId() {
    return SpecCrypto.sha256(HexFormat.of().parseHex(subjectPublicKeyInfo));
  }
}
