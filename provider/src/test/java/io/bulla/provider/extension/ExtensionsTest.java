package io.bulla.provider.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionsTest {
  @TempDir Path directory;
  private Path extensions;

  @BeforeEach
  void makeDirectory() throws IOException {
    extensions = Files.createDirectory(directory.resolve("extensions"));
  }

  @Test
  void extension_isLoadedFromItsOwnJarOnly() throws Exception {
    jar("strange", StrangeFactory.class);
    KekBackendFactory factory = backends().forScheme("strange");
    assertThat(factory.getClass().getName()).isEqualTo(StrangeFactory.class.getName());
    assertThat(factory.getClass()).isNotSameAs(StrangeFactory.class);
    ClassLoader loader = factory.getClass().getClassLoader();
    assertThat(loader.loadClass(KekBackendFactory.class.getName()))
        .isSameAs(KekBackendFactory.class);
    assertThat(loader.getParent()).isSameAs(ClassLoader.getPlatformClassLoader());
    assertThat(loader.getResource("org/junit/jupiter/api/Test.class")).isNull();
  }

  @Test
  void extension_knowsItsVersionAndReadsWhatItsJarHoldsForThisJdk() throws Exception {
    Path jar = extension("strange");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, "7".repeat(100));
    main.put(Attributes.Name.MULTI_RELEASE, "true");
    manifest.getEntries().put("text", new Attributes());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      service(out, StrangeFactory.class.getName());
      add(out, StrangeFactory.class);
      text(out, "text", "for every JDK");
      text(out, "META-INF/versions/17/text", "for this JDK");
    }
    Class<?> factory = backends().forScheme("strange").getClass();
    assertThat(factory.getPackage().getImplementationVersion()).isEqualTo("7".repeat(100));
    assertThat(read(factory.getResourceAsStream("/text"))).isEqualTo("for this JDK");
    assertThat(read(factory.getResource("/text").openStream())).isEqualTo("for this JDK");
    assertThat(factory.getResourceAsStream("/absent")).isNull();
  }

  private static void text(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(InputStream content) throws IOException {
    try (content) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void changedJar_isRefusedByName() throws Exception {
    Path jar = jar("strange", StrangeFactory.class);
    Files.writeString(
        jar.resolveSibling("sha256sums"), "0".repeat(64) + "  " + jar.getFileName() + "\n");
    assertBroken("strange", "was changed");
  }

  @Test
  void jarThatIsNotListed_isRefusedByName() throws Exception {
    Path jar = jar("strange", StrangeFactory.class);
    Files.writeString(jar.resolveSibling("sha256sums"), "");
    assertBroken("strange", "does not stand in sha256sums");
  }

  @Test
  void jarOrDirectoryWritableByOthers_isRefusedByName() throws Exception {
    Path jar = jar("strange", StrangeFactory.class);
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertBroken("strange", "chmod o-w");
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(jar.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertBroken("strange", "chmod o-w");
  }

  @Test
  void extensionOfAnotherSpiVersion_isRefusedByName() throws Exception {
    jar("future", StrangeFactory.FromTheFuture.class, StrangeFactory.class);
    assertBroken("future", "built for version 3");
  }

  @Test
  void extensionWithoutItsClass_isRefusedByName() throws Exception {
    Path jar = extension("hollow");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      service(out, "no.such.Factory");
    }
    assertBroken("hollow", "cannot be loaded");
  }

  @Test
  void brokenExtension_doesNotHideAGoodOne() throws Exception {
    Files.createDirectory(extensions.resolve("empty"));
    jar("strange", StrangeFactory.class);
    Backends backends = backends();
    assertThat(backends.forScheme("strange").scheme()).isEqualTo("strange");
    assertThat(backends.diagnose())
        .extracting(finding -> finding.name() + " " + finding.status())
        .containsExactlyInAnyOrder("extension empty FAIL", "extension strange OK");
  }

  @Test
  void twoThatServeOneScheme_areBothNamed() throws Exception {
    jar("one", StrangeFactory.class);
    jar("two", StrangeFactory.class);
    assertBroken("[one, two]", "all serve");
  }

  @Test
  void schemeThatNobodyServes_isAConfigurationError() throws Exception {
    jar("strange", StrangeFactory.class);
    Backends backends = backends();
    KekException failure =
        catchThrowableOfType(KekException.class, () -> backends.forScheme("other"));
    assertThat(failure.kind()).isEqualTo(Kind.BAD_CONFIG);
  }

  @Test
  void extensionThatOffersSomethingElse_isNotOpened() throws Exception {
    offers(jar("strange", StrangeFactory.class), "scheme strange\n");
    Path other = offers(extension("other"), "scheme other\ncipher-provider Other\n");
    Files.writeString(other, "no jar, as would be seen if it were opened");
    Backends backends = backends();
    assertThat(backends.forScheme("strange").scheme()).isEqualTo("strange");
    assertThat(catchThrowableOfType(KekException.class, () -> backends.forScheme("third")).kind())
        .as("broken ones that might serve it would be named")
        .isEqualTo(Kind.BAD_CONFIG);
    assertThat(backends.cipherProvider("Third")).isEmpty();
    assertThat(catchThrowableOfType(KekException.class, () -> backends.forScheme("other")))
        .hasMessageContaining("other=");
    assertThat(backends.diagnose())
        .as("a diagnosis looks at all")
        .extracting(finding -> finding.name() + " " + finding.status())
        .containsExactlyInAnyOrder("extension other FAIL", "extension strange OK");
  }

  @Test
  void twoThatOfferOneScheme_areBothNamed() throws Exception {
    offers(jar("one", StrangeFactory.class), "scheme strange\n");
    offers(jar("two", StrangeFactory.class), "scheme strange\n");
    assertBroken("[one, two]", "all serve");
  }

  @Test
  void extensionThatServesWhatItDoesNotOffer_isRefusedByName() throws Exception {
    offers(jar("strange", StrangeFactory.class), "scheme strange\nscheme stranger\n");
    assertBroken("strange", "says [strange, stranger]");
  }

  @Test
  void offersThatWereChangedOrAreNotListed_areRefusedByName() throws Exception {
    Path jar = offers(jar("strange", StrangeFactory.class), "scheme other\n");
    Path sums = jar.resolveSibling("sha256sums");
    Files.writeString(sums, "0".repeat(64) + "  offers\n");
    assertBroken("strange", "offers was changed");
    Files.writeString(sums, "0".repeat(64) + "  " + jar.getFileName() + "\n");
    assertBroken("strange", "offers does not stand in sha256sums");
  }

  @Test
  void offersWritableByOthersOrMalformed_areRefusedByName() throws Exception {
    Path jar = offers(jar("strange", StrangeFactory.class), "scheme strange\nschemes\n");
    assertBroken("strange", "not 'WORD NAME' with one of the words scheme");
    Path offers = jar.resolveSibling("offers");
    Files.setPosixFilePermissions(offers, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertBroken("strange", "chmod o-w");
  }

  private static Path offers(Path jar, String text) throws IOException {
    Files.writeString(jar.resolveSibling("offers"), text);
    return jar;
  }

  private void assertBroken(String name, String reason) throws Exception {
    Backends backends = backends();
    KekException failure =
        catchThrowableOfType(KekException.class, () -> backends.forScheme("strange"));
    assertThat(failure).hasMessageContaining(name).hasMessageContaining(reason);
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
  }

  private Backends backends() throws Exception {
    Path file = Files.writeString(directory.resolve("c"), "extensions.dir = extensions");
    return Backends.of(Configuration.load(file, Map.of(), Map.of()));
  }

  private Path extension(String name) throws IOException {
    return Files.createDirectory(extensions.resolve(name)).resolve(name + ".jar");
  }

  private Path jar(String name, Class<?> factory, Class<?>... others) throws IOException {
    Path jar = extension(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      service(out, factory.getName());
      add(out, factory);
      for (Class<?> other : others) {
        add(out, other);
      }
    }
    return jar;
  }

  static void service(JarOutputStream out, String factory) throws IOException {
    out.putNextEntry(new ZipEntry("META-INF/services/" + KekBackendFactory.class.getName()));
    out.write(factory.getBytes(StandardCharsets.UTF_8));
  }

  static void add(JarOutputStream out, Class<?> type) throws IOException {
    String path = type.getName().replace('.', '/') + ".class";
    out.putNextEntry(new ZipEntry(path));
    try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
      in.transferTo(out);
    }
  }
}
