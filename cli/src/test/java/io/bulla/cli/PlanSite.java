package io.bulla.cli;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A directory with models and a plan for them, under KEKs on a token that all such directories
 * share.
 *
 * @param directory of all that there is
 * @param kekIds the KEKs
 */
public record PlanSite(Path directory, List<String> kekIds) {
  /** One token for all of them, made when the first is asked for. */
  private static final class Shared {
    static final SoftHsmToken TOKEN = SoftHsmToken.fresh();

    private Shared() {}
  }

  public static PlanSite in(Path directory) throws IOException {
    return in(directory, "training", "eu", "us", "old");
  }

  static PlanSite in(Path directory, String... kekIds) throws IOException {
    PlanSite site = new PlanSite(directory, List.of(kekIds));
    site.configure("", "");
    for (String id : kekIds) {
      site.bulla("key", "create", id); // refused where another test has made it
    }
    return site;
  }

  /** Configures the KEKs, one of them at a place that is away. */
  public void configure(String away, String more) throws IOException {
    StringBuilder text = new StringBuilder(more);
    for (String id : kekIds) {
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

  /** For the loader alone. */
  public LoaderOptions options() throws IOException {
    try {
      Path file = directory.resolve("bulla.properties");
      Configuration configuration = Configuration.load(file, Map.of(), Map.of());
      return LoaderOptions.of(BullaProvider.of(configuration), kekIds);
    } catch (ConfigurationException e) {
      throw new IOException(e);
    }
  }

  InProcess bulla(Object... arguments) {
    String configuration = directory.resolve("bulla.properties").toString();
    return InProcess.under(Map.of("BULLA_CONFIG", configuration), arguments);
  }

  /** A sealed file below {@code models}. */
  public Path seal(String name, String... kekIds) throws IOException {
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
    kekIds.forEach(id -> text.append(id).append(" = ").append(id).append('\n'));
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
  public static List<String> recipients(Path model) throws IOException {
    return ModelInspector.inspect(model).recipients().stream().map(RecipientInfo::kekId).toList();
  }
}
