package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.Manifest;
import io.bulla.loader.format.ManifestEntry;
import io.bulla.loader.format.MemberRole;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes all files of one sealing below a temporary name. For one use. */
final class SealingRun {
  private final FreshSeal seal;
  private final PlaintextSource plaintext;
  private final Path temporary;
  private final SealedFileWriter writer;
  private final SealedFileCheck check;
  private final long totalBytes;

  SealingRun(
      FreshSeal seal, PlaintextSource plaintext, Path temporary, CipherEngine engine, int threads)
      throws IOException {
    this.seal = seal;
    this.plaintext = plaintext;
    this.temporary = temporary;
    this.writer = new SealedFileWriter(seal, engine, threads);
    this.check = new SealedFileCheck(seal, engine);
    this.totalBytes = plaintext.totalBytes();
  }

  long totalBytes() {
    return totalBytes;
  }

  SealedFileCheck check() {
    return check;
  }

  void write() throws IOException {
    if (plaintext.isDirectory()) {
      writeDirectory();
    } else {
      write("", temporary, ModelKind.FILE, 0);
    }
  }

  /** Compares every sealed file with its plaintext. */
  void compare() throws IOException {
    long done = 0;
    for (String path : plaintext.paths()) {
      long before = done;
      Path sealed = path.isEmpty() ? temporary : temporary.resolve(path);
      try (PlaintextPart part = plaintext.open(path)) {
        check.compare(sealed, part, bytes -> progress("checking", before + bytes));
        done += part.lengthBytes();
      }
    }
  }

  private void writeDirectory() throws IOException {
    PrivateFiles.createDirectory(temporary);
    List<ManifestEntry> entries = new ArrayList<>();
    long done = 0;
    for (String path : plaintext.paths()) {
      Path target = temporary.resolve(path);
      Files.createDirectories(parent(target));
      ManifestEntry entry = write(path, target, ModelKind.MEMBER, done);
      entries.add(entry);
      done += entry.plaintextLengthBytes();
    }
    writeManifest(new Manifest(seal.isSigned(), entries));
    PrivateFiles.copyPermissions(plaintext.root(), temporary);
    syncDirectories();
  }

  private ManifestEntry write(String path, Path target, ModelKind kind, long doneBefore)
      throws IOException {
    try (PlaintextPart part = plaintext.open(path)) {
      ModelCore core = seal.core(kind, part.lengthBytes(), path);
      Optional<Hash32> root =
          writer.write(
              part.source(),
              part.name(),
              core,
              target,
              bytes -> progress("sealing", doneBefore + bytes));
      PrivateFiles.copyPermissions(plaintext.file(path), target);
      return new ManifestEntry(
          path,
          MemberRole.suggestedBy(path),
          core.plaintextLengthBytes(),
          Hash32.of(seal.coreHash(core)),
          root.orElse(Hash32.ZERO));
    }
  }

  private void writeManifest(Manifest manifest) throws IOException {
    Path target = temporary.resolve(FormatLimits.MANIFEST_NAME);
    byte[] encoded = encode(manifest);
    ModelCore core = seal.core(ModelKind.MANIFEST, encoded.length, "");
    writer.write(
        PayloadSource.of(ByteBuffer.wrap(encoded)), target.toString(), core, target, n -> {});
    String anyMember = plaintext.paths().get(0);
    PrivateFiles.copyPermissions(plaintext.file(anyMember), target);
  }

  private byte[] encode(Manifest manifest) throws ModelFormatException {
    try {
      return manifest.encode();
    } catch (FormatViolation e) {
      throw new ModelFormatException(
          plaintext.root().toString(), String.valueOf(e.getMessage()), "split the model", e);
    }
  }

  private void syncDirectories() throws IOException {
    PrivateFiles.syncDirectory(temporary.resolve(FormatLimits.MANIFEST_NAME));
    for (String path : plaintext.paths()) {
      PrivateFiles.syncDirectory(temporary.resolve(path));
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private void progress(String step, long doneBytes) {
    seal.request().progress().progressed(step, doneBytes, totalBytes);
  }
}
