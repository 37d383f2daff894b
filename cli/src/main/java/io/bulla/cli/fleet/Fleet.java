package io.bulla.cli.fleet;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found in some places: each file once, in the order of the places and then by name.
 *
 * @param headers of the sealed files: models, their members, detached recipients
 * @param unread what could not be looked at; there may be more models there
 */
public record Fleet(List<ModelHeader> headers, List<Unread> unread) {
  public Fleet {
    headers = List.copyOf(headers);
    unread = List.copyOf(unread);
  }

  /** The models alone. */
  public Stream<ModelHeader> models() {
    return headers.stream().filter(ModelHeader::isModel);
  }
}
