package io.bulla.cli.demo;

import io.bulla.cli.terminal.Console;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The little that the demo takes from the user's Maven settings: where the local repository is, and
 * a mirror of Maven Central.
 *
 * <p>Credentials, profiles and placeholders are not understood. Settings that cannot be read count
 * as none, and the user is told.
 */
record MavenSettings(Path localRepository, URI repository) {
  private static final URI CENTRAL = URI.create("https://repo1.maven.org/maven2/");

  static MavenSettings ofUser(Path userHome, Console console) {
    Path directory = userHome.resolve(".m2");
    MavenSettings plain = new MavenSettings(directory.resolve("repository"), CENTRAL);
    Path file = directory.resolve("settings.xml");
    if (!Files.exists(file)) {
      return plain;
    }
    try {
      return plain.with(parse(file));
    } catch (IOException | SAXException | IllegalArgumentException e) {
      console.warn(file + " is passed over: " + e.getMessage());
      return plain;
    }
  }

  private MavenSettings with(Document settings) {
    Path local =
        text(settings.getDocumentElement(), "localRepository")
            .map(Path::of)
            .orElse(localRepository);
    return new MavenSettings(local, mirrorOfCentral(settings).orElse(repository));
  }

  private static Optional<URI> mirrorOfCentral(Document settings) {
    NodeList mirrors = settings.getElementsByTagName("mirror");
    for (int i = 0; i < mirrors.getLength(); i++) {
      Element mirror = (Element) mirrors.item(i);
      String of = text(mirror, "mirrorOf").orElse("");
      if (of.equals("*") || of.equals("central")) {
        return text(mirror, "url").map(URI::create).map(MavenSettings::directory);
      }
    }
    return Optional.empty();
  }

  /** An address to resolve paths against. */
  static URI directory(URI address) {
    return address.getPath().endsWith("/") ? address : URI.create(address + "/");
  }

  private static Optional<String> text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent().strip())
            .filter(text -> !text.isEmpty() && !text.contains("${"));
  }

  private static Document parse(Path file) throws IOException, SAXException {
    try (InputStream in = Files.newInputStream(file)) {
      DocumentBuilder builder = secureFactory().newDocumentBuilder();
      builder.setErrorHandler(null); // which else prints to standard error
      return builder.parse(in);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK parses XML", e);
    }
  }

  private static DocumentBuilderFactory secureFactory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }
}
