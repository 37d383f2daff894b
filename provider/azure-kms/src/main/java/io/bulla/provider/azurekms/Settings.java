package io.bulla.provider.azurekms;

import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.util.Set;

/**
 * What a URI says beside the key's address.
 *
 * @param attributes those of all services
 * @param audience for whom tokens are meant
 * @param identity who this process is
 */
record Settings(PlaceAttributes attributes, Audience audience, Identity identity) {
  private static final Set<String> OWN =
      Set.of("audience", "auth", "authority-host", "client-id", "password-source", "tenant");

  static Settings of(KekPlace place, KeyAddress address) throws KekException {
    PlaceAttributes attributes = PlaceAttributes.of(place, OWN);
    return new Settings(
        attributes, Audience.of(address, attributes), Identity.of(place, attributes));
  }
}
