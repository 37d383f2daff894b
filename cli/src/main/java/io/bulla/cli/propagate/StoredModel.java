package io.bulla.cli.propagate;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import java.io.IOException;
import java.net.URI;

/**
 * A model in a store, where recipients stand in the model itself.
 *
 * @param uri of the sealed object, or of the manifest of a directory
 * @param options of this process
 */
record StoredModel(URI uri, LoaderOptions options) implements PlannedModel {
  @Override
  public ModelInfo header() throws IOException {
    return ModelInspector.inspect(uri, options);
  }

  @Override
  public RewrapReport rewrap(RewrapRequest request) throws IOException {
    return new ModelRewrapper(options).rewrap(uri, request);
  }
}
