package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class AgentJarIT {
  @Test
  void agentJar_holdsNothingButTheTwoSmallPackages() throws IOException {
    try (JarFile jar = agentJar()) {
      List<String> classes =
          jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
      assertThat(classes)
          .contains("io/bulla/agent/BullaAgent.class", "io/bulla/agent/boot/Gate.class")
          .allMatch(
              name ->
                  name.equals("META-INF/MANIFEST.MF")
                      || name.matches("io/bulla/agent/(boot/)?[^/]+\\.class"));
    }
  }

  @Test
  void manifest_putsTheJarOnTheBootClassPath() throws IOException {
    try (JarFile jar = agentJar()) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Premain-Class")).isEqualTo(BullaAgent.class.getName());
      assertThat(attributes.getValue("Agent-Class")).isEqualTo(BullaAgent.class.getName());
      assertThat(attributes.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(attributes.getValue("Boot-Class-Path")).isEqualTo("bulla-agent.jar");
    }
  }

  private static JarFile agentJar() throws IOException {
    return new JarFile(Fork.distribution().resolve("agent/bulla-agent.jar").toFile());
  }
}
