package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.audit.logs.KeyService;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.KekSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The KEKs whose uses are compared: those of services, of the configuration, and if some are named
 * these only.
 *
 * @param byKey their ids, by where they are
 */
record SelectedKeks(Map<ServiceKey, String> byKey) {

  /** Copies the map. */
  SelectedKeks {
    byKey = Map.copyOf(byKey);
  }

  static SelectedKeks of(Configuration configuration, List<String> named) {
    for (String id : named) {
      if (!configuration.keks().containsKey(id)) {
        throw new Failure(
            ExitCode.KEY,
            "no KEK " + id + " in " + configuration.file(),
            "configured: " + String.join(", ", configuration.keks().keySet()));
      }
    }
    Map<ServiceKey, String> byKey = new LinkedHashMap<>();
    for (KekSetting kek : configuration.keks().values()) {
      if (named.isEmpty() || named.contains(kek.id())) {
        key(kek.uri().scheme(), kek.uri().path()).ifPresent(key -> byKey.put(key, kek.id()));
      }
    }
    if (byKey.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          configuration.file() + " has none of the KEKs that are meant in a service",
          "name a configuration with the KEKs whose uses are to be compared: --config FILE");
    }
    return new SelectedKeks(byKey);
  }

  /** A log that nothing can be looked for in is a mistake. */
  void requireIn(Set<KeyService> services) {
    for (KeyService service : services) {
      if (idsIn(service).isEmpty()) {
        throw new Failure(
            ExitCode.USAGE,
            service.option() + " is given, and none of the KEKs that are meant is there",
            "name a configuration that has the KEK: --config FILE");
      }
    }
  }

  private static Optional<ServiceKey> key(String scheme, String path) {
    return KeyService.ofScheme(scheme).map(service -> new ServiceKey(service, service.key(path)));
  }

  /** The key at a place, as the audit has it; empty for places that are no services. */
  static Optional<ServiceKey> at(String place) {
    int colon = place.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : key(place.substring(0, colon), place.substring(colon + 1));
  }

  Optional<String> id(ServiceKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The key of a KEK by its id; empty where it is not selected. */
  Optional<ServiceKey> key(String id) {
    return byKey.entrySet().stream()
        .filter(each -> each.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Ids of the KEKs in a service. */
  List<String> idsIn(KeyService service) {
    return byKey.entrySet().stream()
        .filter(each -> each.getKey().service() == service)
        .map(Map.Entry::getValue)
        .sorted()
        .collect(Collectors.toUnmodifiableList());
  }
}
