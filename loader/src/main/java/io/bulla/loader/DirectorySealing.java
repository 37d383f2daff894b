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
import io.bulla.loader.format.Names;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Seals a directory model into sinks that need not seek, one for each member, the manifest last:
 * the form in which streams can carry a publisher's signature.
 *
 * <p>Without {@link #finish} there is no manifest, and no member opens. Members may be written side
 * by side, each by its own thread. Does not close the sinks. Safe for several threads.
 */
public final class DirectorySealing implements AutoCloseable {
  private final FreshSeal seal;
  private final CipherEngine engine;
  private final Set<String> begun = new HashSet<>();
  private final List<ManifestEntry> finished = new ArrayList<>();

  DirectorySealing(FreshSeal seal, CipherEngine engine) {
    this.seal = seal;
    this.engine = engine;
  }

  /**
   * Begins a member. It is part of the model once its stream is finished.
   *
   * @param path below the model's directory, each once
   * @param sink of the file at that path
   */
  public synchronized SealingStream member(String path, WritableByteChannel sink)
      throws IOException {
    requireNewName(path);
    ModelCore core = seal.core(ModelKind.MEMBER, FormatLimits.UNKNOWN_LENGTH, path);
    return SealingStream.begin(seal, core, sink, engine, new Member(core));
  }

  private void requireNewName(String path) throws ModelFormatException {
    try {
      Names.memberPath(path);
    } catch (FormatViolation e) {
      throw refusal(e);
    }
    if (!begun.add(path)) {
      throw refusal(FormatViolation.malformed("has a member " + path + " already"));
    }
  }

  /**
   * Seals the manifest of all members that are finished, and closes.
   *
   * @param sink of the file {@code bulla.manifest}
   * @throws ModelIdentityException if a member was begun and not finished
   */
  public synchronized SealReport finish(WritableByteChannel sink) throws IOException {
    try (this) {
      if (finished.size() != begun.size()) {
        throw Refusals.identity(
            seal.request().modelId(),
            "has members that were begun and not finished",
            "finish each member's stream first; where one failed, seal the directory anew");
      }
      new ManifestStream(seal, engine).write(encoded(), sink);
      long totalBytes = finished.stream().mapToLong(ManifestEntry::plaintextLengthBytes).sum();
      return seal.uncheckedReport(finished.size(), totalBytes);
    }
  }

  private byte[] encoded() throws ModelFormatException {
    try {
      return new Manifest(seal.isSigned(), finished).encode();
    } catch (FormatViolation e) {
      throw refusal(e);
    }
  }

  private ModelFormatException refusal(FormatViolation e) {
    return new ModelFormatException(
        seal.request().modelId(),
        String.valueOf(e.getMessage()),
        "name each member once, by a relative path with /, and at least one",
        e);
  }

  private synchronized void add(ManifestEntry entry) {
    finished.add(entry);
  }

  /** Wipes the keys. */
  @Override
  public void close() {
    seal.close();
  }

  private final class Member implements SealingStream.Owner {
    private final ModelCore core;

    Member(ModelCore core) {
      this.core = core;
    }

    @Override
    public void finished(long plaintextBytes, @Nullable Hash32 root) {
      add(
          new ManifestEntry(
              core.memberPath(),
              MemberRole.suggestedBy(core.memberPath()),
              plaintextBytes,
              Hash32.of(seal.coreHash(core)),
              root == null ? Hash32.ZERO : root));
    }

    @Override
    public void closed() {
      // the sealing is that of the directory
    }
  }
}
