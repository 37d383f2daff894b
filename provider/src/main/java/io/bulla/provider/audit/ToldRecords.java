package io.bulla.provider.audit;

import io.bulla.provider.audit.AuditEvent.Resource;
import io.bulla.provider.audit.EventBody.End;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.security.ProviderException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes what others tell, such as the loader of models; their {@code id} joins both phases. */
record ToldRecords(OpenChain chain, Durability durability)
    implements Consumer<Map<String, String>> {

  @Override
  public void accept(Map<String, String> told) {
    Map<String, String> left = new LinkedHashMap<>(told);
    String phase = take(left, "phase");
    String operation = take(left, "operation");
    String id = take(left, "id");
    End end = end(take(left, "status"), take(left, "code"), take(left, "detail"));
    AuditEvent event = new AuditEvent(operation, List.of(model(told)), left);
    try {
      write(phase, event, end, id);
    } catch (IOException e) {
      KekException refused = OpenChain.unrecorded(event, chain.directory(), consequence(phase), e);
      throw new ProviderException(refused.getMessage(), refused);
    }
  }

  private void write(String phase, AuditEvent event, End end, String id) throws IOException {
    switch (phase) {
      case "intent" -> chain.append(LineType.INTENT, event, End.NOT_YET, id, Map.of());
      case "outcome" -> chain.appendDurably(event, end, id, Map.of(), durability);
      default -> throw new IllegalArgumentException("phase is neither intent nor outcome");
    }
  }

  private static String consequence(String phase) {
    return phase.equals("intent") ? "nothing was done" : OpenChain.NOTHING_RELEASED;
  }

  private static String take(Map<String, String> left, String key) {
    String value = left.remove(key);
    return value == null ? "" : value;
  }

  private static End end(String status, String code, String detail) {
    return status.equals("failure") ? End.failure(code, detail) : End.WELL;
  }

  private static Resource model(Map<String, String> told) {
    return new Resource(
        "model", told.getOrDefault("model-id", ""), told.getOrDefault("model-version", ""));
  }
}
