package io.bulla.provider.kek;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.KekSetting;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.SecretSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** The KEKs that a configuration names; no other exists. Safe for use by several threads. */
public final class Keks {
  private final SortedMap<String, Kek> byId;
  private final String file;

  private Keks(SortedMap<String, Kek> byId, String file) {
    this.byId = Collections.unmodifiableSortedMap(byId);
    this.file = file;
  }

  /** Makes the KEKs of a configuration, without touching their places. */
  public static Keks of(
      Configuration configuration,
      BackendFactories factories,
      KekStates states,
      WrapBudget wrapBudget,
      Audit audit,
      @Nullable CallbackHandler handler) {
    SortedMap<String, Kek> byId = new TreeMap<>();
    for (KekSetting setting : configuration.keks().values()) {
      KekPlace place = place(setting, configuration, handler);
      LazyBackend backend = new LazyBackend(place, factories, audit);
      ProtectionRule rule = ProtectionRule.of(place);
      byId.put(setting.id(), new Kek(setting.id(), backend, rule, states, wrapBudget, audit));
    }
    return new Keks(byId, configuration.file().toString());
  }

  private static KekPlace place(
      KekSetting setting, Configuration configuration, @Nullable CallbackHandler handler) {
    return new KekPlace(
        setting.id(),
        setting.uri().scheme(),
        setting.uri().path(),
        attributes(setting),
        setting.origin(),
        secret(setting, handler),
        configuration.approvedOnly());
  }

  /** With the source of the secret as it was resolved, so that one source has one name. */
  private static Map<String, String> attributes(KekSetting setting) {
    Map<String, String> attributes = new HashMap<>(setting.uri().attributes());
    for (String source : List.of("pin-source", "password-source")) {
      if (attributes.containsKey(source)) {
        attributes.put(source, setting.pinSource().toString());
      }
    }
    return attributes;
  }

  private static SecretSource secret(KekSetting setting, @Nullable CallbackHandler handler) {
    String prompt = "PIN or password of KEK " + setting.id() + ": ";
    return () -> {
      try {
        return setting.pinSource().read(prompt, handler);
      } catch (KekException e) {
        throw new KekException(e.kind(), setting.origin() + ": " + e.getMessage(), e.getCause());
      }
    };
  }

  /** Returns the ids, sorted. */
  public SortedSet<String> ids() {
    return new TreeSet<>(byId.keySet());
  }

  /** Returns all, by id. */
  public Collection<Kek> all() {
    return byId.values();
  }

  /** Returns a KEK. */
  public Optional<Kek> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns a KEK that has to be there. */
  public Kek require(String id) throws KekException {
    return find(id)
        .orElseThrow(
            () ->
                new KekException(
                    Kind.NOT_FOUND,
                    "no KEK '" + id + "' is configured in " + file + "; add kek." + id + " = URI"));
  }
}
