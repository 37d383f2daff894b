package io.bulla.cli.propagate;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model in a file system.
 *
 * @param path the sealed file, or the manifest of a directory
 * @param detached the directory of the detached recipients files that count, and that are changed
 * @param options of this process
 */
record LocalModel(Path path, Optional<Path> detached, LoaderOptions options)
    implements PlannedModel {
  @Override
  public ModelInfo header() throws IOException {
    return ModelInspector.inspect(path, counting());
  }

  @Override
  public RewrapReport rewrap(RewrapRequest request) throws IOException {
    return new ModelRewrapper(counting())
        .rewrap(path, detached.map(request::detachedIn).orElse(request));
  }

  private LoaderOptions counting() {
    return detached.map(options::withRecipientsDirectory).orElse(options);
  }
}
