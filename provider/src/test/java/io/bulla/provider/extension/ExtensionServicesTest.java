package io.bulla.provider.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.extension.other.OtherService;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionServicesTest {
  private static final ServiceKind<OtherService> KIND =
      new ServiceKind<>(
          "store",
          OtherService.class,
          OtherService.SPI_VERSION,
          OtherService::spiVersion,
          OtherService::name);

  @TempDir Path directory;
  private Path extensions;

  @BeforeEach
  void makeDirectory() throws IOException {
    extensions = Files.createDirectory(directory.resolve("extensions"));
  }

  @Test
  void serviceOfAnotherSpi_isLoadedFromItsOwnJarAndSharesThatSpi() throws Exception {
    jar("one", "store strange\n", StrangeService.class);
    OtherService found = services().find(KIND, "strange").orElseThrow();
    assertThat(found.getClass()).isNotSameAs(StrangeService.class);
    assertThat(found.name()).isEqualTo("strange");
    assertThat(services().names(KIND)).containsExactly("strange");
  }

  @Test
  void extensionThatOffersNoSuchService_isNotOpened() throws Exception {
    Files.writeString(jar("one", "store strange\nscheme strange\n", StrangeService.class), "none");
    assertThat(services().find(KIND, "other")).isEmpty();
    assertBroken("one", "cannot be read");
  }

  @Test
  void serviceThatIsOfferedAndNotThere_isRefusedByName() throws Exception {
    jar("one", "store stranger\n", StrangeService.class);
    assertThatThrownBy(() -> services().find(KIND, "stranger"))
        .hasMessageContaining("the extension one is broken")
        .hasMessageContaining("and it does not");
  }

  @Test
  void serviceOfAnotherSpiVersion_isRefusedByName() throws Exception {
    jar("one", "store strange\n", StrangeService.FromTheFuture.class, StrangeService.class);
    assertBroken("one", "built for version 6");
  }

  @Test
  void twoThatOfferOneService_areBothNamed() throws Exception {
    jar("one", "store strange\n", StrangeService.class);
    jar("two", "store strange\n", StrangeService.class);
    assertBroken("[one, two]", "remove all but one");
  }

  @Test
  void changedJar_isRefusedByName() throws Exception {
    Path jar = jar("one", "store strange\n", StrangeService.class);
    Files.writeString(jar.resolveSibling("sha256sums"), "0".repeat(64) + "  offers\n");
    assertBroken("one", "was changed");
  }

  @Test
  void wordThatNoExtensionUses_isRefused() {
    assertThatThrownBy(
            () -> new ServiceKind<>("shop", OtherService.class, 1, s -> 1, OtherService::name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shop");
  }

  private void assertBroken(String name, String reason) {
    assertThatThrownBy(() -> services().find(KIND, "strange"))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining(name)
        .hasMessageContaining(reason);
  }

  private ExtensionServices services() throws Exception {
    Path file = Files.writeString(directory.resolve("c"), "extensions.dir = extensions");
    return ExtensionServices.of(Configuration.load(file, Map.of(), Map.of()));
  }

  private Path jar(String name, String offers, Class<?> service, Class<?>... others)
      throws IOException {
    Path jar = Files.createDirectory(extensions.resolve(name)).resolve(name + ".jar");
    Files.writeString(jar.resolveSibling("offers"), offers);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("META-INF/services/" + OtherService.class.getName()));
      out.write(service.getName().getBytes(StandardCharsets.UTF_8));
      ExtensionsTest.add(out, service);
      for (Class<?> other : others) {
        ExtensionsTest.add(out, other);
      }
    }
    return jar;
  }
}
