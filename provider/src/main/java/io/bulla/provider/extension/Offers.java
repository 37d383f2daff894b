package io.bulla.provider.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an extension says that it offers, in the file {@code offers} beside its jars, so that they
 * are opened for nothing else: a line {@code scheme NAME} or {@code cipher-provider NAME} for each,
 * and {@code store NAME} or {@code foreign-format NAME} for what others than the provider look up.
 *
 * @param schemes of the URIs of the KEKs that it serves
 * @param cipherProviders names of its JCA providers for the cryptography of models
 * @param services names of its other services, by the word of their kind
 */
record Offers(Set<String> schemes, Set<String> cipherProviders, Map<String, Set<String>> services) {
  static final String FILE_NAME = "offers";

  /** Words of services that the provider does not know itself. */
  static final Set<String> SERVICE_WORDS = Set.of("store", "foreign-format");

  private static final String SCHEME = "scheme";
  private static final String CIPHER_PROVIDER = "cipher-provider";
  private static final Pattern LINE = Pattern.compile("([a-z-]+) ([!-~]+)");

  Offers {
    schemes = Set.copyOf(schemes);
    cipherProviders = Set.copyOf(cipherProviders);
    services = Map.copyOf(services);
  }

  Set<String> services(String word) {
    return services.getOrDefault(word, Set.of());
  }

  static Offers read(Path file) throws IOException, ExtensionException {
    Map<String, Set<String>> names = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || !isKnown(matcher.group(1))) {
        throw new ExtensionException(
            file
                + " has a line that is not 'WORD NAME' with one of the words scheme,"
                + " cipher-provider, "
                + String.join(", ", new TreeSet<>(SERVICE_WORDS)));
      }
      names.computeIfAbsent(matcher.group(1), word -> new TreeSet<>()).add(matcher.group(2));
    }
    return new Offers(
        names.getOrDefault(SCHEME, Set.of()), names.getOrDefault(CIPHER_PROVIDER, Set.of()), names);
  }

  private static boolean isKnown(String word) {
    return word.equals(SCHEME) || word.equals(CIPHER_PROVIDER) || SERVICE_WORDS.contains(word);
  }
}
