package io.bulla.provider.audit;

import io.bulla.provider.audit.AuditEvent.Resource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The body of a record: an API Activity (6003) of OCSF. */
final class EventBody {
  private static final String OCSF_VERSION = "1.1.0";
  private static final int CATEGORY = 6;
  private static final int CLASS = 6003;
  private static final int OTHER = 99;
  private static final Map<String, Integer> ACTIVITIES =
      Map.of(
          "kek.create", 1,
          "kek.destroy", 4,
          "state.change", 3,
          "model.seal", 1,
          "model.open", 2,
          "model.rewrap", 3,
          "model.reseal", 3);

  /** How an operation ended, or that it did not yet. */
  enum Status {
    UNKNOWN(0, 1),
    SUCCESS(1, 1),
    FAILURE(2, 3);

    private final int id;
    private final int severity;

    Status(int id, int severity) {
      this.id = id;
      this.severity = severity;
    }
  }

  /**
   * How an operation ended.
   *
   * @param status in a word
   * @param code the kind of failure; empty without one
   * @param detail for people; empty without one
   */
  record End(Status status, String code, String detail) {
    static final End NOT_YET = new End(Status.UNKNOWN, "", "");

    static End failure(String code, String detail) {
      return new End(Status.FAILURE, code, detail);
    }

    static final End WELL = new End(Status.SUCCESS, "", "");
  }

  private final ThisProcess process;
  private final String productVersion;

  EventBody(ThisProcess process, String productVersion) {
    this.process = process;
    this.productVersion = productVersion;
  }

  String host() {
    return process.host();
  }

  /**
   * @param correlation the id of the record that began the operation
   * @param context what OCSF has no field for
   */
  Map<String, Object> of(
      AuditEvent event, End end, String correlation, long timeMillis, Map<String, String> context) {
    int activity = ACTIVITIES.getOrDefault(event.operation(), OTHER);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("category_uid", CATEGORY);
    body.put("class_uid", CLASS);
    body.put("activity_id", activity);
    body.put("activity_name", activityName(event.operation()));
    body.put("type_uid", CLASS * 100 + activity);
    body.put("severity_id", end.status().severity);
    body.put("time", timeMillis);
    body.put("metadata", metadata(correlation));
    body.put("actor", actor());
    body.put("src_endpoint", Map.of("hostname", process.host()));
    body.put("api", Map.of("operation", event.operation()));
    body.put("resources", event.resources().stream().map(EventBody::resource).toList());
    putStatus(body, end);
    body.put("unmapped", context);
    return body;
  }

  private Map<String, Object> actor() {
    Map<String, Object> actor = new LinkedHashMap<>();
    actor.put("process", Map.of("pid", process.pid()));
    actor.put("user", Map.of("name", process.user()));
    return actor;
  }

  private static void putStatus(Map<String, Object> body, End end) {
    body.put("status_id", end.status().id);
    body.put("status", capital(end.status().name().toLowerCase(Locale.ROOT)));
    if (!end.code().isEmpty()) {
      body.put("status_code", end.code());
    }
    if (!end.detail().isEmpty()) {
      body.put("status_detail", end.detail());
    }
  }

  private Map<String, Object> metadata(String correlation) {
    Map<String, Object> product = new LinkedHashMap<>();
    product.put("name", "Bulla");
    product.put("vendor_name", "Bulla");
    product.put("version", productVersion);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("version", OCSF_VERSION);
    metadata.put("product", product);
    metadata.put("correlation_uid", correlation);
    return metadata;
  }

  private static Map<String, Object> resource(Resource resource) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", resource.type());
    map.put("name", resource.name());
    if (!resource.version().isEmpty()) {
      map.put("version", resource.version());
    }
    return map;
  }

  private static String activityName(String operation) {
    return capital(operation.substring(operation.indexOf('.') + 1));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
