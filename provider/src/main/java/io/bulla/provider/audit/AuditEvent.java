package io.bulla.provider.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody is about to do. No value of it is a secret.
 *
 * @param operation e.g. {@code kek.unwrap}
 * @param resources what it is done with
 * @param context more, by name, in this order
 */
public record AuditEvent(String operation, List<Resource> resources, Map<String, String> context) {

  /** Copies list and map. */
  public AuditEvent {
    resources = List.copyOf(resources);
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  /**
   * Something that an operation is done with.
   *
   * @param type {@code kek}, {@code model} or {@code file}
   * @param name its name, e.g. a KEK's id
   * @param version its version; empty without one
   */
  public record Resource(String type, String name, String version) {}
}
