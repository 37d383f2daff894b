package io.bulla.provider.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an extension says that it offers, in the file {@code offers} beside its jars, so that they
 * are opened for nothing else: a line {@code scheme NAME} or {@code cipher-provider NAME} for each.
 *
 * @param schemes of the URIs of the KEKs that it serves
 * @param cipherProviders names of its JCA providers for the cryptography of models
 */
record Offers(Set<String> schemes, Set<String> cipherProviders) {
  static final String FILE_NAME = "offers";

  private static final Pattern LINE = Pattern.compile("(scheme|cipher-provider) ([!-~]+)");

  Offers {
    schemes = Set.copyOf(schemes);
    cipherProviders = Set.copyOf(cipherProviders);
  }

  static Offers read(Path file) throws IOException, ExtensionException {
    Set<String> schemes = new TreeSet<>();
    Set<String> cipherProviders = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new ExtensionException(
            file + " has a line that is neither 'scheme NAME' nor 'cipher-provider NAME'");
      }
      (matcher.group(1).equals("scheme") ? schemes : cipherProviders).add(matcher.group(2));
    }
    return new Offers(schemes, cipherProviders);
  }
}
