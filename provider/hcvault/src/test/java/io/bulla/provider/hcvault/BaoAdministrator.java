package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Json;
import io.bulla.testing.OpenBaoApi;
import io.bulla.testing.OpenBaoServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Who may do everything in OpenBao. */
final class BaoAdministrator {
  private final OpenBaoApi api;

  BaoAdministrator(OpenBaoServer server) throws Exception {
    this.api = new OpenBaoApi(server);
  }

  /** Writes JSON, with {@code '} for each quotation mark. */
  Json.Fields write(String path, String json) throws Exception {
    return parsed(api.write(path, json));
  }

  Json.Fields list(String path) throws Exception {
    return parsed(api.ask("LIST", path, ""));
  }

  Json.Fields read(String path) throws Exception {
    return parsed(api.ask("GET", path, ""));
  }

  void delete(String path) throws Exception {
    String unused = api.ask("DELETE", path, "");
  }

  private static Json.Fields parsed(String answer) throws Exception {
    return answer.isEmpty()
        ? new Json.Fields(Map.of())
        : (Json.Fields) Json.parse(answer.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns text within the answer's {@code data}. */
  static String dataText(Json.Fields answer, String name) {
    return answer.fields("data").orElseThrow().text(name).orElseThrow();
  }

  /** Makes a policy of paths with one capability each, and returns a token that has it. */
  String tokenFor(String policy, String... pathsAndCapabilities) throws Exception {
    return api.tokenFor(policy, rules(pathsAndCapabilities));
  }

  /** Makes a policy of paths with one capability each. */
  void policy(String name, String... pathsAndCapabilities) throws Exception {
    api.policy(name, rules(pathsAndCapabilities));
  }

  private static String rules(String... pathsAndCapabilities) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < pathsAndCapabilities.length; i += 2) {
      rules.append(
          "path \"%s\" { capabilities = [\"%s\"] }\n"
              .formatted(pathsAndCapabilities[i], pathsAndCapabilities[i + 1]));
    }
    return rules.toString();
  }

  OpenBaoApi api() {
    return api;
  }
}
