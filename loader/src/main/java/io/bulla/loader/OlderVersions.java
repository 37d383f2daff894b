package io.bulla.loader;

import java.util.List;
import java.util.Optional;

/**
 * What a store still has of a model under earlier versions of its object, which open as before for
 * whoever may read them.
 *
 * @param carrying each version that names a recipient that the model has no more, with those
 *     recipients, for people; nobody vouches for what such a header says
 * @param unknown why they could not be looked at, if they could not
 */
public record OlderVersions(List<String> carrying, Optional<String> unknown) {
  /** There are none, or nobody had to ask. */
  public static final OlderVersions NONE = new OlderVersions(List.of(), Optional.empty());

  public OlderVersions {
    carrying = List.copyOf(carrying);
  }
}
