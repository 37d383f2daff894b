package io.bulla.loader.vectors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sealed file, made field by field after docs/format.md. What a vector spoils, it spoils here,
 * and everything computed later is right for what was spoiled: so that a reader that refuses the
 * vector does so for the reason that the vector gives.
 */
final class SpecFile {
  static final int SEGMENT = 64;

  SpecKeys keys = new SpecKeys("models");
  int kind = 1;
  int segmentSize = SEGMENT;
  int slotCapacity = 4096;
  boolean lengthKnown = true;
  String modelId = "minilm";
  long modelVersion = 7;
  String memberPath = "";
  byte[] plaintext = plaintext(57);
  boolean emptyLastSegment;
  SpecPublisher publisher = SpecPublisher.NONE;
  List<SpecSlot> slots =
      List.of(
          SpecSlot.of(0, 1, SpecRecipient.of("models", 1)),
          SpecSlot.of(1, 2, SpecRecipient.of("models", 1)));
  final List<Edit> coreEdits = new ArrayList<>();
  Edit signedCoreEdit = Edit.NONE;
  final List<Edit> publisherEdits = new ArrayList<>();
  UnaryOperator<byte[]> payloadEdit = UnaryOperator.identity();
  UnaryOperator<byte[]> fileEdit = UnaryOperator.identity();

  static byte[] plaintext(int lengthBytes) {
    byte[] bytes = new byte[lengthBytes];
    for (int i = 0; i < lengthBytes; i++) {
      bytes[i] = (byte) (i % 251);
    }
    return bytes;
  }

  byte[] core() {
    ByteBuffer core = ByteBuffer.allocate(2048);
    core.put(SpecCrypto.ascii(String.format("%-79s\n", LINE)));
    core.putShort((short) 1).put((byte) kind).put((byte) 1);
    core.putInt(segmentSize).putInt(kind == 3 ? 0 : slotCapacity);
    core.putLong(lengthKnown ? plaintext.length : -1);
    core.put(keys.sealId()).put(keys.commitment()).putLong(modelVersion);
    core.putShort((short) modelId.length()).put(SpecCrypto.ascii(modelId));
    byte[] path = memberPath.getBytes(StandardCharsets.UTF_8);
    core.position(286).putShort((short) path.length).put(path);
    byte[] bytes = core.array();
    coreEdits.forEach(edit -> edit.apply(bytes));
    return bytes;
  }

  private static final String LINE =
      "Bulla sealed model, format 1. Encrypted; see it with: bulla inspect FILE";

  byte[] coreHash() {
    return SpecCrypto.sha256(core());
  }

  byte[] payload() {
    SpecPayload payload = new SpecPayload(this, "path " + memberPath);
    return payloadEdit.apply(payload.seal(plaintext, emptyLastSegment));
  }

  byte[] contentRoot() {
    return SpecCrypto.contentRoot(payload(), segmentSize);
  }

  private byte[] publisherSection() {
    byte[] bytes = publisher.section(signedCoreEdit.apply(core()), contentRoot());
    publisherEdits.forEach(edit -> edit.apply(bytes));
    return bytes;
  }

  byte[] encode() {
    byte[] block = SpecCrypto.concat(core(), publisherSection());
    byte[] file = block;
    for (SpecSlot slot : kind == 3 ? List.<SpecSlot>of() : slots) {
      file = SpecCrypto.concat(file, slot.encode(slotCapacity, keys.headerMacKey(), block));
    }
    return fileEdit.apply(SpecCrypto.concat(file, payload()));
  }

  /** What the DEK is wrapped under (section 4.2). */
  byte[] context() {
    return SpecCrypto.ascii(
        "model-id="
            + modelId
            + "\nmodel-version="
            + modelVersion
            + "\npurpose=bulla-model-dek-v1\nseal-id="
            + HexFormat.of().formatHex(keys.sealId())
            + "\nsuite=1\n");
  }

  SpecFile core(int offset, String hex) {
    coreEdits.add(new Edit(offset, hex));
    return this;
  }

  SpecFile publisher(int offsetInFile, String hex) {
    publisherEdits.add(new Edit(offsetInFile - 2048, hex));
    return this;
  }

  SpecFile slot(SpecSlot slot) {
    List<SpecSlot> changed = new ArrayList<>(slots);
    changed.set(slot.index() & 1, slot);
    slots = changed;
    return this;
  }

  SpecFile slots(SpecSlot zero, SpecSlot one) {
    slots = List.of(zero, one);
    return this;
  }

  /**
   * What whoever holds the DEK can do: keep the signed block, and seal another payload under it.
   */
  SpecFile withContentRewritten() {
    fileEdit =
        file -> {
          byte[] other = new SpecPayload(this, "other").seal(new byte[plaintext.length], false);
          System.arraycopy(other, 0, file, file.length - other.length, other.length);
          return file;
        };
    return this;
  }

  SpecFile truncatedBy(int bytes) {
    fileEdit = file -> Arrays.copyOf(file, file.length - bytes);
    return this;
  }

  SpecFile flippedAtEnd(int bytesFromEnd) {
    fileEdit =
        file -> {
          file[file.length - bytesFromEnd] ^= 1;
          return file;
        };
    return this;
  }
}
