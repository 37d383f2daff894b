package io.bulla.cli.propagate;

import io.bulla.loader.ModelInfo;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import java.io.IOException;

/** A model where it is, with the recipients that a rule is about. Safe for threads. */
interface PlannedModel {
  /** Its header. Nothing of it is authenticated. */
  ModelInfo header() throws IOException;

  /** Changes its recipients, all as asked for or not at all. */
  RewrapReport rewrap(RewrapRequest request) throws IOException;
}
