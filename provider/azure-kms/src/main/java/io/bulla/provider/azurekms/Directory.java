package io.bulla.provider.azurekms;

import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where tokens come from.
 *
 * @param authorityHost {@code https://HOST[:PORT]/}; empty for {@code AZURE_AUTHORITY_HOST} or the
 *     public cloud's
 * @param tenant its id or domain; empty for that of the credentials
 */
record Directory(Optional<String> authorityHost, Optional<String> tenant) {
  private static final Pattern HOST =
      Pattern.compile("https://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?/?");
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,199}");

  static Directory of(PlaceAttributes attributes) throws KekException {
    Optional<String> host = attributes.text("authority-host");
    if (host.isPresent() && !HOST.matcher(host.get()).matches()) {
      throw attributes.wrong("authority-host is https://HOST[:PORT], and no more");
    }
    Optional<String> tenant = attributes.text("tenant");
    if (tenant.isPresent() && !TENANT.matcher(tenant.get()).matches()) {
      throw attributes.wrong("tenant is the id of a tenant, or a domain of it");
    }
    return new Directory(host, tenant);
  }
}
