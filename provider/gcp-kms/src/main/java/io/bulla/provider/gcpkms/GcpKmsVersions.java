package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import io.bulla.provider.spi.OwnVersions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The versions of a key: by their numbers, which cost no question, or as Google lists them. */
record GcpKmsVersions(CryptoKeyName name) implements OwnVersions {
  private static final String ALGORITHM = "AES";
  private static final int BITS = 256;
  private static final String DETAIL = "never leaves Google Cloud KMS, by its word";

  @Override
  public String algorithm() {
    return ALGORITHM;
  }

  @Override
  public int bits() {
    return BITS;
  }

  /** Google refuses a version that is disabled or no key for encryption, at its use. */
  @Override
  public KekVersion presumed(int number) {
    return version(number, true, Optional.empty());
  }

  /** Returns what is there of a list, ascending. */
  List<KekVersion> of(List<Json.Fields> listed) {
    List<KekVersion> versions = new ArrayList<>();
    for (Json.Fields each : listed) {
      OptionalInt number = name.versionIn(each.text("name").orElse(""));
      String state = each.text("state").orElse("");
      if (number.isPresent() && !state.equals("DESTROYED")) {
        versions.add(version(number.getAsInt(), state.equals("ENABLED"), created(each)));
      }
    }
    versions.sort(Comparator.comparingInt(KekVersion::number));
    return versions;
  }

  private static Optional<Instant> created(Json.Fields version) {
    try {
      return version.text("createTime").map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty(); // nothing depends on it
    }
  }

  private KekVersion version(int number, boolean enabled, Optional<Instant> created) {
    return new KekVersion(
        number,
        ALGORITHM,
        BITS,
        enabled,
        Protection.NON_EXTRACTABLE,
        DETAIL,
        created,
        name.version(number));
  }
}
