package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/bulla}, wherever it is called from. */
@BesideOthers
class LauncherIT {
  private final Path launcher = Command.distribution().resolve("bin/bulla");
  private final Command bulla = Command.with(Path.of("none")).asLaunched();

  @Test
  void linksToTheLauncher_areFollowed() throws IOException {
    Path directory = Scratch.directory("a b");
    Path absolute = Files.createSymbolicLink(directory.resolve("absolute"), launcher);
    Path relative = Files.createSymbolicLink(directory.resolve("relative"), Path.of("absolute"));
    assertThat(bulla.runAs(relative, "--version").succeeded().out()).startsWith("bulla ");
    assertThat(absolute).isSymbolicLink();
  }

  @Test
  void distributionInAPathWithBlanks_works() throws IOException {
    Path copy = Scratch.directory("a b").resolve("my bulla");
    try (Stream<Path> walk = Files.walk(Command.distribution())) {
      for (Path path : walk.toList()) {
        Files.copy(path, copy.resolve(Command.distribution().relativize(path).toString()));
      }
    }
    bulla.runAs(copy.resolve("bin/bulla"), "inspect", Models.sealedFile()).succeeded();
    assertThat(
            Keys.bulla()
                .asLaunched()
                .runAs(copy.resolve("bin/bulla"), "verify", Models.sealedFile())
                .succeeded()
                .out())
        .contains("verified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void anyShell_runsIt(String shell) {
    assertThat(bulla.under(shell).run("--version").succeeded().out()).startsWith("bulla ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX"})
  void localeThatIsAscii_doesNotKeepMembersOfOtherNamesShut(String locale) throws IOException {
    String member = "Gewichte-größe-模型.bin";
    Path plain = Files.createDirectory(Scratch.directory("names").resolve("Modell-模型"));
    Keys.write(plain.resolve(member), "weights");
    Path sealed = plain.resolveSibling("versiegelt-模型");
    Path opened = plain.resolveSibling("geöffnet");
    Command ascii = Keys.bulla().asLaunched().environment("LC_ALL", locale);
    ascii.run("seal", plain, "-o", sealed).succeeded();
    ascii.run("verify", sealed).succeeded();
    ascii.run("open", sealed, "-o", opened).succeeded();
    assertThat(opened.resolve(member)).hasContent("weights");
  }

  /** Of two collectors the JVM takes none. */
  @Test
  void optionsOfTheJvm_areThoseOfTheEnvironment_splitAtBlanks() {
    String options = "-XX:+UseParallelGC  -Dglob=/* -XX:+PrintCommandLineFlags";
    Outcome outcome =
        bulla
            .environment("BULLA_JAVA_OPTIONS", options + " -XshowSettings:properties")
            .run("--version")
            .succeeded();
    assertThat(outcome.out()).contains("-XX:+UseParallelGC", "bulla ");
    assertThat(outcome.err()).contains("glob = /*\n");
  }

  @Test
  void javaHomeWithoutJava_isNamed() {
    bulla
        .environment("JAVA_HOME", "/no/such/jdk")
        .run("--version")
        .failed(ExitCode.PREREQUISITE, "JAVA_HOME has no bin/java: /no/such/jdk", "JDK 17");
  }

  @Test
  void withoutJavaHome_theOneOnThePathIsUsed() throws IOException {
    Path tools = toolsWithoutJava();
    bulla
        .environment("JAVA_HOME", "")
        .environment("PATH", tools.toString())
        .run("--version")
        .failed(ExitCode.PREREQUISITE, "no Java found", "apt install");
    String java = System.getProperty("java.home") + "/bin";
    bulla
        .environment("JAVA_HOME", "")
        .environment("PATH", tools + ":" + java)
        .run("--version")
        .succeeded();
  }

  @Test
  void olderJava_isRefusedByItsVersion() throws IOException {
    Path home = Scratch.directory("jdk 11");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 1\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    bulla
        .environment("JAVA_HOME", home.toString())
        .run("--version")
        .failed(ExitCode.PREREQUISITE, "is Java 11, Bulla needs 17", "JDK 17");
  }

  private static Path toolsWithoutJava() throws IOException {
    Path tools = Scratch.directory("tools");
    for (String tool : new String[] {"sh", "dirname", "readlink", "sed", "head"}) {
      Path found =
          Stream.of("/bin/", "/usr/bin/")
              .map(directory -> Path.of(directory + tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
    return tools;
  }
}
