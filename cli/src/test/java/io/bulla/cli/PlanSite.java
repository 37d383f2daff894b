package io.bulla.cli;

import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A directory with models and a plan for them, under four KEKs on a token that all such directories
 * share.
 *
 * @param directory of all that there is
 */
record PlanSite(Path directory) {
  static final List<String> KEKS = List.of("training", "eu", "us", "old");

  /** One token for all of them, made when the first is asked for. */
  private static final class Shared {
    static final SoftHsmToken TOKEN = SoftHsmToken.fresh();

    private Shared() {}
  }

  static PlanSite in(Path directory) throws IOException {
    PlanSite site = new PlanSite(directory);
    site.configure("", "");
    for (String id : KEKS) {
      site.bulla("key", "create", id); // refused where another test has made it
    }
    return site;
  }

  /** Configures the KEKs, one of them at a place that is away. */
  void configure(String away, String more) throws IOException {
    StringBuilder text = new StringBuilder(more);
    for (String id : KEKS) {
      text.append(
          "kek.%s = pkcs11:token=%s%s?module-path=%s&pin-source=file:%s%n"
              .formatted(
                  id,
                  id.equals(away) ? "away-" : "",
                  Shared.TOKEN.label(),
                  Shared.TOKEN.module(),
                  Shared.TOKEN.pinFile()));
    }
    Files.writeString(directory.resolve("bulla.properties"), text);
  }

  InProcess bulla(Object... arguments) {
    String configuration = directory.resolve("bulla.properties").toString();
    return InProcess.under(Map.of("BULLA_CONFIG", configuration), arguments);
  }

  /** A sealed file below {@code models}. */
  Path seal(String name, String... kekIds) throws IOException {
    Path plain = Files.write(directory.resolve("plain.onnx"), new byte[1000]);
    Path sealed = directory.resolve("models").resolve(name);
    Object[] arguments = new Object[4 + 2 * kekIds.length];
    arguments[0] = "seal";
    arguments[1] = plain;
    arguments[2] = "-o";
    arguments[3] = sealed;
    for (int i = 0; i < kekIds.length; i++) {
      arguments[4 + 2 * i] = "--kek";
      arguments[5 + 2 * i] = kekIds[i];
    }
    bulla(arguments).succeeded();
    return sealed;
  }

  /** A plan with a group for each KEK and these lines. */
  Path plan(String rules) throws IOException {
    StringBuilder text = new StringBuilder("[groups]\n");
    KEKS.forEach(id -> text.append(id).append(" = ").append(id).append('\n'));
    return Files.writeString(directory.resolve("models.plan"), text + rules);
  }

  InProcess propagate(String rules, Object... more) throws IOException {
    Object[] arguments = new Object[2 + more.length];
    arguments[0] = "propagate";
    arguments[1] = plan(rules);
    System.arraycopy(more, 0, arguments, 2, more.length);
    return bulla(arguments);
  }

  /** The ids of the recipients that count where nobody says where others are. */
  static List<String> recipients(Path model) throws IOException {
    return ModelInspector.inspect(model).recipients().stream().map(RecipientInfo::kekId).toList();
  }
}
