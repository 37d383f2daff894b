package io.bulla.loader;

import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.format.Manifest;
import io.bulla.loader.format.ManifestEntry;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.ModelKind;
import java.io.IOException;

/**
 * The files of a directory model, each opened only as what the manifest lists it as (docs/format.md
 * section 8).
 *
 * @param files where they are
 * @param head what the manifest's own block says
 * @param manifest the members
 */
record DirectoryMembers(MemberFiles files, ModelCore head, Manifest manifest) {
  private static final String HINT =
      "put back the file that was sealed with this model, or seal the directory again";

  ManifestEntry entry(String path) throws ModelIdentityException {
    return manifest
        .find(path)
        .orElseThrow(
            () -> refusal(path, "is not a member of the model: its manifest does not list it"));
  }

  /** Refuses a directory from which a member was taken: what is left is not the model. */
  void requireAllThere() throws IOException {
    for (ManifestEntry entry : manifest.entries()) {
      requireExists(entry.path());
    }
  }

  /** Opens a member whose header is that of its entry. */
  SealedFile open(ManifestEntry entry, Primitives primitives) throws IOException {
    requireExists(entry.path());
    SealedFile file = SealedFile.of(openSealed(entry.path()), primitives);
    boolean done = false;
    try {
      requireBelongs(entry, file);
      done = true;
      return file;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  private SealedBytes openSealed(String path) throws IOException {
    SealedBytes bytes = files.open(path);
    boolean done = false;
    try {
      if (!SealedFile.hasMagic(bytes)) {
        throw refusal(path, "is not sealed, and stands in the place of a sealed member");
      }
      done = true;
      return bytes;
    } finally {
      if (!done) {
        bytes.close();
      }
    }
  }

  private void requireExists(String path) throws IOException {
    if (!files.isThere(path)) {
      throw refusal(path, "is missing, though the manifest lists it");
    }
  }

  private void requireBelongs(ManifestEntry entry, SealedFile file) throws ModelIdentityException {
    ModelCore core = file.core();
    require(core.kind() == ModelKind.MEMBER, entry, "is a " + core.kind().label() + ", no member");
    require(
        core.sealId().equals(head.sealId()),
        entry,
        "was sealed at another time or with another model");
    require(
        core.memberPath().equals(entry.path()),
        entry,
        "is the member " + core.memberPath() + ", under another name");
    boolean same =
        core.commitment().equals(head.commitment())
            && core.suite() == head.suite()
            && core.modelId().equals(head.modelId())
            && core.modelVersion() == head.modelVersion()
            && file.plaintextBytes() == entry.plaintextLengthBytes()
            && file.coreHash().equals(entry.coreHash());
    require(same, entry, "is not the file that the manifest lists");
  }

  private void require(boolean holds, ManifestEntry entry, String problem)
      throws ModelIdentityException {
    if (!holds) {
      throw refusal(entry.path(), problem);
    }
  }

  private ModelIdentityException refusal(String path, String problem) {
    return Refusals.identity(files.name(path), problem, HINT);
  }
}
