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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes all files of one sealing below a temporary name. For one use. */
final class SealingRun {
  private final FreshSeal seal;
  private final PlaintextFiles files;
  private final Path temporary;
  private final SealedFileWriter writer;
  private final SealedFileCheck check;
  private final long totalBytes;

  SealingRun(FreshSeal seal, PlaintextFiles files, Path temporary, CipherEngine engine, int threads)
      throws IOException {
    this.seal = seal;
    this.files = files;
    this.temporary = temporary;
    this.writer = new SealedFileWriter(seal, engine, threads);
    this.check = new SealedFileCheck(seal, engine);
    this.totalBytes = files.totalBytes();
  }

  long totalBytes() {
    return totalBytes;
  }

  SealedFileCheck check() {
    return check;
  }

  void write() throws IOException {
    if (files.isDirectory()) {
      writeDirectory();
    } else {
      Path plaintext = files.root();
      write(plaintext, temporary, ModelKind.FILE, "", 0);
    }
  }

  /** Compares every sealed file with its plaintext. */
  void compare() throws IOException {
    long done = 0;
    for (Map.Entry<String, Path> file : files.byPath().entrySet()) {
      long before = done;
      Path sealed = file.getKey().isEmpty() ? temporary : temporary.resolve(file.getKey());
      check.compare(sealed, file.getValue(), bytes -> progress("checking", before + bytes));
      done += Files.size(file.getValue());
    }
  }

  private void writeDirectory() throws IOException {
    PrivateFiles.createDirectory(temporary);
    List<ManifestEntry> entries = new ArrayList<>();
    long done = 0;
    for (Map.Entry<String, Path> file : files.byPath().entrySet()) {
      Path target = temporary.resolve(file.getKey());
      Files.createDirectories(parent(target));
      ManifestEntry entry = write(file.getValue(), target, ModelKind.MEMBER, file.getKey(), done);
      entries.add(entry);
      done += entry.plaintextLengthBytes();
    }
    writeManifest(new Manifest(seal.isSigned(), entries));
    PrivateFiles.copyPermissions(files.root(), temporary);
    syncDirectories();
  }

  private ManifestEntry write(
      Path plaintext, Path target, ModelKind kind, String memberPath, long doneBefore)
      throws IOException {
    try (FileChannel channel = FileChannel.open(plaintext, StandardOpenOption.READ)) {
      ModelCore core = seal.core(kind, channel.size(), memberPath);
      Optional<Hash32> root =
          writer.write(
              PayloadSource.of(channel),
              plaintext.toString(),
              core,
              target,
              bytes -> progress("sealing", doneBefore + bytes));
      PrivateFiles.copyPermissions(plaintext, target);
      return new ManifestEntry(
          memberPath,
          MemberRole.suggestedBy(memberPath),
          core.plaintextLengthBytes(),
          Hash32.of(SealedFileCheck.coreHash(core)),
          root.orElse(Hash32.ZERO));
    }
  }

  private void writeManifest(Manifest manifest) throws IOException {
    Path target = temporary.resolve(FormatLimits.MANIFEST_NAME);
    byte[] encoded = encode(manifest);
    ModelCore core = seal.core(ModelKind.MANIFEST, encoded.length, "");
    writer.write(
        PayloadSource.of(ByteBuffer.wrap(encoded)), target.toString(), core, target, n -> {});
    Path anyMember = files.byPath().values().iterator().next();
    PrivateFiles.copyPermissions(anyMember, target);
  }

  private byte[] encode(Manifest manifest) throws ModelFormatException {
    try {
      return manifest.encode();
    } catch (FormatViolation e) {
      throw new ModelFormatException(
          files.root().toString(), String.valueOf(e.getMessage()), "split the model", e);
    }
  }

  private void syncDirectories() throws IOException {
    PrivateFiles.syncDirectory(temporary.resolve(FormatLimits.MANIFEST_NAME));
    for (String path : files.paths()) {
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
