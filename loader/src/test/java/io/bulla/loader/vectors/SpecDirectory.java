package io.bulla.loader.vectors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A directory model: a manifest and its members, after docs/format.md section 8. */
final class SpecDirectory {
  static final String MODEL = "model.onnx";
  static final String SIDE = "tokenizer/vocab.txt";

  private static final String MANIFEST = "bulla.manifest";

  /** One line of the manifest, and the file that it tells of. */
  record Listed(String path, int role, SpecFile file) {}

  final List<Listed> listed = new ArrayList<>();
  final Map<String, byte[]> replaced = new LinkedHashMap<>();
  final SpecFile manifest = new SpecFile();
  boolean flag;
  Edit plaintextEdit = Edit.NONE;
  byte[] trailing = {};

  /** Two members, as most vectors have them. */
  static SpecDirectory usual() {
    return new SpecDirectory()
        .member(MODEL, 1, memberFile(MODEL, 57))
        .member(SIDE, 2, memberFile(SIDE, 20));
  }

  static SpecDirectory usualSigned() {
    SpecDirectory directory = usual();
    directory.flag = true;
    directory.manifest.publisher = SpecPublisher.ED25519;
    return directory;
  }

  SpecDirectory member(String path, int role, SpecFile file) {
    listed.add(new Listed(path, role, file));
    return this;
  }

  /** What stands in the place of a member, or beside the members. */
  SpecDirectory place(String path, byte[] content) {
    replaced.put(path, content);
    return this;
  }

  static SpecFile memberFile(String path, int lengthBytes) {
    SpecFile file = new SpecFile();
    file.kind = 3;
    file.memberPath = path;
    file.plaintext = SpecFile.plaintext(lengthBytes);
    return file;
  }

  private byte[] entry(Listed member) {
    SpecFile file = member.file();
    byte[] encodedPath = member.path().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(75 + encodedPath.length)
        .putShort((short) encodedPath.length)
        .put(encodedPath)
        .put((byte) member.role())
        .putLong(file.plaintext.length)
        .put(file.coreHash())
        .put(flag ? file.contentRoot() : new byte[32])
        .array();
  }

  byte[] manifestPlaintext() {
    byte[] entries = SpecCrypto.concat(listed.stream().map(this::entry).toArray(byte[][]::new));
    byte[] start =
        ByteBuffer.allocate(12)
            .put(SpecCrypto.ascii("BMAN"))
            .putShort((short) 1)
            .putShort((short) (flag ? 1 : 0))
            .putInt(listed.size())
            .array();
    return plaintextEdit.apply(SpecCrypto.concat(start, entries, trailing));
  }

  Map<String, byte[]> files() {
    manifest.kind = 2;
    manifest.segmentSize = 1024;
    manifest.plaintext = manifestPlaintext();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(MANIFEST, manifest.encode());
    listed.forEach(entry -> files.put(entry.path(), entry.file().encode()));
    files.putAll(replaced);
    files.values().removeIf(content -> content.length == 0);
    return files;
  }
}
