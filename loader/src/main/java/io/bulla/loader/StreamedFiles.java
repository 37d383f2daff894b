package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.Manifest;
import io.bulla.loader.format.ManifestEntry;
import io.bulla.loader.format.MemberRole;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.format.Names;
import io.bulla.loader.stream.PayloadWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sealed files of plaintexts whose lengths nobody knows yet. Each header comes last,
 * when its signature can be made; without it a file is no sealed model.
 *
 * @param seal the sealing
 * @param engine encrypts
 * @param plaintext what is sealed
 */
record StreamedFiles(FreshSeal seal, CipherEngine engine, StreamedPlaintext plaintext) {
  /** Returns the plaintext's length, in bytes. */
  long writeFile(Path target) throws IOException {
    return write("", target, ModelKind.FILE).plaintextLengthBytes();
  }

  /** Returns the length of all plaintexts, in bytes. */
  long writeDirectory(Path target) throws IOException {
    PrivateFiles.createDirectory(target);
    List<ManifestEntry> entries = new ArrayList<>();
    for (String path : plaintext.paths()) {
      requireMember(path);
      Path file = target.resolve(path);
      Files.createDirectories(file.getParent());
      entries.add(write(path, file, ModelKind.MEMBER));
    }
    writeManifest(entries, target.resolve(FormatLimits.MANIFEST_NAME));
    PrivateFiles.copyPermissions(plaintext.permissionsOf(""), target);
    return entries.stream().mapToLong(ManifestEntry::plaintextLengthBytes).sum();
  }

  private void requireMember(String path) throws ModelFormatException {
    try {
      Names.memberPath(path);
    } catch (FormatViolation e) {
      throw refusal(e);
    }
  }

  private ManifestEntry write(String path, Path target, ModelKind kind) throws IOException {
    ModelCore core = seal.core(kind, FormatLimits.UNKNOWN_LENGTH, path);
    try (FileChannel file = PrivateFiles.create(target)) {
      ManifestEntry entry = writePayload(path, core, file.position(core.layout().payloadOffset()));
      Hash32 root = seal.isSigned() ? entry.contentRoot() : null;
      new SealedFileWriter(seal, engine, 1).writeHeader(file, seal.block(core, root));
      file.force(true);
      PrivateFiles.copyPermissions(plaintext.permissionsOf(path), target);
      return entry;
    }
  }

  private ManifestEntry writePayload(String path, ModelCore core, FileChannel file)
      throws IOException {
    ContentRoot root = seal.newContentRoot();
    PayloadKey key = seal.keys().newPayloadKey(seal.coreHash(core), seal.random());
    try (PayloadWriter writer = new PayloadWriter(file, core.layout(), key, engine, root)) {
      PlaintextSink sink = new PlaintextSink(writer);
      sink.takeAll(plaintext, path);
      return entry(path, core, sink.bytes(), root, writer.finish());
    }
  }

  private ManifestEntry entry(
      String path, ModelCore core, long bytes, @Nullable ContentRoot root, int segments)
      throws IOException {
    return new ManifestEntry(
        path,
        MemberRole.suggestedBy(path),
        bytes,
        Hash32.of(seal.coreHash(core)),
        root == null ? Hash32.ZERO : Hash32.of(root.root(segments)));
  }

  private void writeManifest(List<ManifestEntry> entries, Path target) throws IOException {
    try (FileChannel file = PrivateFiles.create(target)) {
      new ManifestStream(seal, engine).write(new Manifest(seal.isSigned(), entries).encode(), file);
      file.force(true);
    } catch (FormatViolation e) {
      throw refusal(e);
    }
    PrivateFiles.copyPermissions(plaintext.permissionsOf(plaintext.paths().get(0)), target);
  }

  private ModelFormatException refusal(FormatViolation e) {
    return new ModelFormatException(
        seal.request().modelId(),
        String.valueOf(e.getMessage()),
        "name each member by a relative path with /",
        e);
  }
}
