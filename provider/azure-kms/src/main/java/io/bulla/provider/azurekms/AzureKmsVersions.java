package io.bulla.provider.azurekms;

import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import io.bulla.provider.spi.OwnVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The versions of a key: by their numbers, which cost no question, or as the vault lists them. */
record AzureKmsVersions(KeyAddress address) implements OwnVersions {
  private static final String ALGORITHM = "RSA";

  /** The least that a vault makes: how long they are, only who may read the key could know. */
  private static final int LEAST_BITS = 2048;

  private static final String DETAIL = "never leaves the vault, by its word";

  @Override
  public String algorithm() {
    return ALGORITHM;
  }

  @Override
  public int bits() {
    return LEAST_BITS;
  }

  /** The vault refuses a version that is disabled or out of its time, at its use. */
  @Override
  public KekVersion presumed(int number) {
    return version(number, true, Optional.empty());
  }

  /** Returns what is there of a list, by number. */
  List<KekVersion> of(List<Json.Fields> listed) {
    List<KekVersion> versions = new ArrayList<>();
    for (Json.Fields each : listed) {
      Json.Fields attributes = each.fields("attributes").orElseGet(VaultAnswer::none);
      VersionId.inKid(each.text("kid").orElse(""), address)
          .ifPresent(
              id ->
                  versions.add(
                      version(
                          id.number(),
                          attributes.flag("enabled").orElse(false),
                          created(attributes))));
    }
    versions.sort(Comparator.comparingInt(KekVersion::number));
    return versions;
  }

  private static Optional<Instant> created(Json.Fields attributes) {
    OptionalLong seconds = attributes.number("created");
    return seconds.isPresent()
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
        : Optional.empty();
  }

  private KekVersion version(int number, boolean enabled, Optional<Instant> created) {
    return new KekVersion(
        number, ALGORITHM, LEAST_BITS, enabled, Protection.NON_EXTRACTABLE, DETAIL, created);
  }
}
