package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigurationTextTest {
  private static String set(String text) {
    return new ConfigurationText(text).with("loader.threads", "4").text();
  }

  @Test
  void keyThatIsThere_isSetInItsPlace() {
    assertThat(set("# a\nloader.threads=2\n\nkek.x = y\n"))
        .isEqualTo("# a\nloader.threads = 4\n\nkek.x = y\n");
    assertThat(set("  loader.threads : 2  ")).isEqualTo("loader.threads = 4");
    assertThat(set("loader.threads 2\nx = 1")).isEqualTo("loader.threads = 4\nx = 1");
    assertThat(set("loader.thr\\u0065ads = 2\n")).isEqualTo("loader.threads = 4\n");
  }

  @Test
  void keyThatIsNotThere_comesAtTheEnd() {
    assertThat(set("kek.x = y\n")).isEqualTo("kek.x = y\nloader.threads = 4\n");
    assertThat(set("kek.x = y")).isEqualTo("kek.x = y\nloader.threads = 4\n");
    assertThat(set("kek.x = y\r\n")).isEqualTo("kek.x = y\r\nloader.threads = 4\r\n");
    assertThat(set("kek.x = y\rz = 1")).isEqualTo("kek.x = y\rz = 1\nloader.threads = 4\n");
    assertThat(set("")).isEqualTo("loader.threads = 4\n");
  }

  @Test
  void valueOnSeveralLines_isReplacedWhole() {
    assertThat(set("loader.threads = \\\r\n   2\r\nx = 1\r\n"))
        .isEqualTo("loader.threads = 4\r\nx = 1\r\n");
    assertThat(set("x = a\\\n  loader.threads = 2\ny = 3\n"))
        .isEqualTo("x = a\\\n  loader.threads = 2\ny = 3\nloader.threads = 4\n");
    assertThat(set("loader.threads = 2\\")).isEqualTo("loader.threads = 4");
  }

  @Test
  void commentsAndOtherKeys_areNotTakenForIt() {
    String text = "#loader.threads = 2\n! loader.threads = 3 \\\nloader.threads.x = 9\n";
    assertThat(set(text)).isEqualTo(text + "loader.threads = 4\n");
  }

  @Test
  void sameValue_changesNothing() {
    String text = "loader.threads=4   \nkek.\u00fc = \u6a21\t\n";
    assertThat(set(text)).isSameAs(text);
  }
}
