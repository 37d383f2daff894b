package io.bulla.loader;

/**
 * Tells the sink of files of an open model that turn out to be damaged: that the model was opened
 * was told of before.
 */
record MemberFailures(LoaderOptions options, SealedFile head) {
  /** A file that does not open. Returns the failure, to be thrown. */
  SealedModelException unopened(String memberPath, SealedModelException failure) {
    told("model.load", memberPath, failure);
    return failure;
  }

  /** A file that opened as a channel, and does not verify where it is read now. */
  void unread(String memberPath, SealedModelException failure) {
    told("model.read", memberPath, failure);
  }

  private void told(String operation, String memberPath, SealedModelException failure) {
    Audited.of(options, operation, head).with("member", memberPath).failed(failure);
  }
}
