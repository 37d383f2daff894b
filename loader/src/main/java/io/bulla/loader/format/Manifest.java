package io.bulla.loader.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The members of a directory model (docs/format.md section 8).
 *
 * @param signed whether the content roots are set
 * @param entries the members, kept in the order of their paths' bytes
 */
public record Manifest(boolean signed, List<ManifestEntry> entries) {
  private static final byte[] MARK = "BMAN".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int FIXED_BYTES = 12;
  private static final Comparator<ManifestEntry> ORDER =
      (a, b) -> Arrays.compareUnsigned(a.pathBytes(), b.pathBytes());

  public Manifest {
    entries = entries.stream().sorted(ORDER).toList();
  }

  /** The member at a path. */
  public Optional<ManifestEntry> find(String path) {
    return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  /** The plaintext of the manifest. */
  public byte[] encode() throws FormatViolation {
    Fields.within("number of members", entries.size(), 1, FormatLimits.MAX_MEMBERS);
    long lengthBytes =
        FIXED_BYTES + entries.stream().mapToLong(ManifestEntry::encodedLengthBytes).sum();
    Fields.within("length of the manifest", lengthBytes, 1, FormatLimits.MAX_MANIFEST_BYTES);
    ByteBuffer out = ByteBuffer.allocate((int) lengthBytes);
    out.put(MARK).putShort((short) VERSION).putShort((short) (signed ? 1 : 0));
    out.putInt(entries.size());
    entries.forEach(entry -> entry.encode(out));
    return out.array();
  }

  /** Reads the plaintext of a manifest, all of it. */
  public static Manifest decode(ByteBuffer in) throws FormatViolation {
    Fields.within(
        "length of the manifest", in.remaining(), FIXED_BYTES, FormatLimits.MAX_MANIFEST_BYTES);
    if (!Arrays.equals(Fields.bytes(in, MARK.length, "manifest mark"), MARK)) {
      throw FormatViolation.malformed("the manifest has no manifest mark");
    }
    Fields.within("manifest version", Fields.u16(in), VERSION, VERSION);
    boolean signed = Fields.within("manifest flags", Fields.u16(in), 0, 1) == 1;
    int count = Fields.u32(in, "number of members", 1, FormatLimits.MAX_MEMBERS);
    List<ManifestEntry> entries = entries(in, count);
    if (in.hasRemaining()) {
      throw FormatViolation.malformed(in.remaining() + " bytes follow the last member");
    }
    return checked(new Manifest(signed, entries));
  }

  private static List<ManifestEntry> entries(ByteBuffer in, int count) throws FormatViolation {
    List<ManifestEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ManifestEntry entry = ManifestEntry.decode(in);
      if (i > 0 && ORDER.compare(entries.get(i - 1), entry) >= 0) {
        throw FormatViolation.malformed("members are out of order or there twice: " + entry.path());
      }
      entries.add(entry);
    }
    return entries;
  }

  private static Manifest checked(Manifest manifest) throws FormatViolation {
    for (ManifestEntry entry : manifest.entries) {
      if (!manifest.signed && !entry.contentRoot().equals(Hash32.ZERO)) {
        throw FormatViolation.malformed("an unsigned manifest must have no content roots");
      }
    }
    return manifest;
  }
}
