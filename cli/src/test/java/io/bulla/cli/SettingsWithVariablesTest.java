package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.loader.InvalidSettingException;
import io.bulla.loader.LoaderSettings;
import io.bulla.provider.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader knows its settings, the provider their variables: each has those of the other. */
class SettingsWithVariablesTest {
  private static final Map<String, String> UNKNOWN = Map.of("no-such-key", "");

  @TempDir Path directory;

  private static Set<String> known(Map<String, String> loader, Map<String, String> publisher) {
    InvalidSettingException refused =
        catchThrowableOfType(
            InvalidSettingException.class,
            () -> new LoaderSettings(loader, publisher, Path.of(".")));
    String text = String.valueOf(refused.getMessage());
    String listed = text.substring(text.indexOf("known: [") + 8, text.lastIndexOf(']'));
    return new TreeSet<>(Arrays.asList(listed.split(", ", -1)));
  }

  private Set<String> takenFromVariables(String section, Set<String> keys) throws Exception {
    Map<String, String> environment = new TreeMap<>();
    for (String key : keys) {
      String name = "BULLA_" + section + "_" + key.replace('-', '_');
      environment.put(name.toUpperCase(Locale.ROOT), "value");
    }
    Path file = Files.writeString(directory.resolve("bulla.properties"), "");
    return Configuration.load(file, environment, Map.of()).section(section).keySet();
  }

  @Test
  void everySettingOfTheLoader_hasItsVariable() throws Exception {
    Set<String> loader = known(UNKNOWN, Map.of());
    assertThat(loader).contains("keks", "recipients-directory");
    assertThat(takenFromVariables("loader", loader)).containsExactlyElementsOf(loader);
    Set<String> publisher = known(Map.of(), UNKNOWN);
    assertThat(publisher).contains("require");
    assertThat(takenFromVariables("publisher", publisher)).containsExactlyElementsOf(publisher);
  }
}
