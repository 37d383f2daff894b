package io.bulla.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Scratch;
import io.bulla.testing.AzureKeyVaultServer;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.MotoServer;
import io.bulla.testing.OpenBaoApi;
import io.bulla.testing.OpenBaoServer;
import io.bulla.testing.Requires;
import io.bulla.testing.SharedData;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All that docs/multi-cloud.md has an operator type, in its order. */
class MultiCloudIT {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();
  @RegisterExtension static final MotoServer MOTO = new MotoServer();
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();
  @RegisterExtension static final AzureKeyVaultServer AZURE = new AzureKeyVaultServer();

  private static final String DOCUMENT = "multi-cloud.md";
  private static final Pattern VARIABLE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

  private static final Pattern OF_OTHERS =
      Pattern.compile("PATH|LC_ALL|AWS_(ENDPOINT_URL_KMS|CONFIG_FILE|SHARED_CREDENTIALS_FILE)");

  /** The server is that of other tests, too. */
  @AfterAll
  static void removeWhatTheDocumentMade() throws Exception {
    OpenBaoApi api = new OpenBaoApi(BAO);
    api.ask("DELETE", "sys/audit/bulla", "");
    api.ask("DELETE", "sys/mounts/transit", "");
  }

  private static void require(String program) {
    boolean isThere =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getenv("PATH"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    Requires.that(isThere, program, "install it");
  }

  @Test
  void everyCommandOfTheDocument_isRun_andPrintsWhatItShows() throws Exception {
    require("curl");
    require("openssl");
    Clouds clouds = new Clouds(BAO, MOTO, GOOGLE, AZURE, Scratch.directory("clouds"));
    clouds.putModel();
    Map<String, String> variables = clouds.variables();
    List<Walkthrough.Step> steps = Walkthrough.of(DOCUMENT).steps();
    assertThat(steps).hasSizeGreaterThan(30);
    assertThat(variables.keySet())
        .filteredOn(name -> !OF_OTHERS.matcher(name).matches())
        .as("what is put in, and nothing else, is what the document names")
        .containsExactlyInAnyOrderElementsOf(namedVariables());
    new TypedCommands(steps, Scratch.directory("printed")).run(variables, clouds.directory());
  }

  private static List<String> namedVariables() throws Exception {
    String text = Files.readString(SharedData.checkout().resolve("docs").resolve(DOCUMENT));
    return VARIABLE.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
