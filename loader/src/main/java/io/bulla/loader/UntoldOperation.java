package io.bulla.loader;

import java.io.IOException;

/** Any operation where nothing is audited: it is run and leaves nothing behind. */
enum UntoldOperation implements Audited {
  UNTOLD;

  @Override
  public Audited with(String key, String value) {
    return this;
  }

  @Override
  public <T extends AutoCloseable> T runClosing(Operation<T> operation) throws IOException {
    return run(operation);
  }

  @Override
  public <T> T run(Operation<T> operation) throws IOException {
    return operation.run((key, value) -> {});
  }

  @Override
  public void failed(Exception failure) {}
}
