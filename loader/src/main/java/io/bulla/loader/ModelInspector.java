package io.bulla.loader;

import java.io.IOException;
import java.nio.file.Path;

/** Stub. */
@SuppressWarnings("all")
public final class ModelInspector {
  public static ModelInfo inspect(Path p) throws IOException {
    throw new IOException("stub");
  }

  public static VerifyReport verify(Path p, LoaderOptions o) throws IOException {
    throw new IOException("stub");
  }
}
