package io.bulla.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that was built, from a resource that the build filters. Stateless. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    String jdk = System.getProperty("java.vm.name") + " " + Runtime.version();
    return new String[] {"bulla " + built(), "on " + jdk};
  }

  /** The version alone. */
  public static String built() throws IOException {
    Properties built = new Properties();
    try (InputStream resource =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
      built.load(resource);
    }
    return built.getProperty("version");
  }
}
