package io.bulla.loader;

import io.bulla.loader.crypto.SegmentLeaves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The plaintext of an open model, decrypted segment by segment as it is read, so that it is never
 * in a file.
 *
 * @param root its file or directory
 * @param model the model, which stays open
 */
record OpenModelPlaintext(Path root, SealedModel model) implements PlaintextSource {
  @Override
  public List<String> paths() {
    return model.members().stream().map(MemberInfo::path).toList();
  }

  @Override
  public PlaintextPart open(String path) throws IOException {
    OpenedMember member = model.member(path);
    boolean done = false;
    try {
      SegmentLeaves leaves = member.opening().checkedLeaves();
      SealedFile file = member.opening().file();
      done = true;
      return new PlaintextPart(
          file.name(), new MemberSource(member, leaves), file.plaintextBytes());
    } finally {
      if (!done) {
        member.close();
      }
    }
  }

  @Override
  public Path file(String path) {
    return path.isEmpty() ? root : root.resolve(path);
  }

  @Override
  public long totalBytes() {
    return model.members().stream().mapToLong(MemberInfo::plaintextLengthBytes).sum();
  }
}
