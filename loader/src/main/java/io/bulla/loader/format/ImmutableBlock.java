package io.bulla.loader.format;

import static io.bulla.loader.format.FormatLimits.BLOCK_BYTES;

import java.nio.ByteBuffer;

/**
 * The first 4096 bytes of a sealed file, written once (docs/format.md section 3).
 *
 * @param core what the file is
 * @param publisher who vouches for it
 */
public record ImmutableBlock(ModelCore core, PublisherSection publisher) {
  public ImmutableBlock {
    if (core.kind() == ModelKind.MEMBER && publisher.isSigned()) {
      throw new IllegalArgumentException("a member carries no signature of its own");
    }
  }

  /** The 4096 bytes. */
  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(BLOCK_BYTES);
    out.put(core.encode());
    publisher.encode(out);
    return out.array();
  }

  /** Reads the block from the start of a buffer, whatever its byte order, and advances past it. */
  public static ImmutableBlock decode(ByteBuffer file) throws FormatViolation {
    ByteBuffer in = file.slice(); // big-endian, as every slice is
    if (!FirstLine.hasMagic(in)) {
      throw FormatViolation.malformed("is not a sealed model: it does not begin as one");
    }
    FirstLine.refuseLater(in);
    if (in.remaining() < BLOCK_BYTES) {
      throw FormatViolation.malformed(
          "is cut off: it has "
              + in.remaining()
              + " bytes, and its header alone has "
              + BLOCK_BYTES);
    }
    ModelCore core = ModelCore.decode(in);
    PublisherSection publisher = PublisherSection.decode(in);
    if (core.kind() == ModelKind.MEMBER && publisher.isSigned()) {
      throw FormatViolation.malformed("a member must carry no signature of its own");
    }
    file.position(file.position() + BLOCK_BYTES);
    return new ImmutableBlock(core, publisher);
  }
}
