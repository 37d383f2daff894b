package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.FormatRequest;
import io.bulla.formats.spi.SecretBytesSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Keys and options of the format that is not Bulla's. Not safe for threads. */
final class KeyOptions {
  @ArgGroup private @Nullable KeyPlace key;

  /** Where the key is: one of the two. */
  static final class KeyPlace {
    @Option(
        names = {"--key-file", "--identity"},
        paramLabel = "FILE",
        description = "Its key: an identity of age, a keyset of Tink, a key or passphrase.")
    private @Nullable Path file;

    @Option(
        names = "--key-sops",
        paramLabel = "FILE[#PATH]",
        description = "The same in a file of SOPS, which the command sops decrypts.")
    private @Nullable String sops;
  }

  @Option(
      names = "--passphrase-source",
      paramLabel = "SOURCE",
      description = "Its passphrase: file:FILE (mode 0600), env:NAME or sops:FILE#PATH.")
  private @Nullable String passphrase;

  @Option(
      names = "--with",
      paramLabel = "NAME=VALUE",
      description = "An option of the format; may be given several times.")
  private Map<String, String> options = new LinkedHashMap<>();

  FormatRequest request(ForeignFormat format, List<String> recipients, Session session) {
    requireKnown(format);
    return new FormatRequest(key(session), passphrase(session), recipients, options);
  }

  private Optional<SecretBytesSource> key(Session session) {
    if (key == null) {
      return Optional.empty();
    }
    if (key.file != null) {
      return Optional.of(SecretFiles.of(key.file));
    }
    return Optional.of(SecretFiles.ofSops(String.valueOf(key.sops), session.environment()));
  }

  private Optional<SecretBytesSource> passphrase(Session session) {
    return Optional.ofNullable(passphrase)
        .map(source -> Passphrases.of(source, session.environment()));
  }

  private void requireKnown(ForeignFormat format) {
    for (String name : options.keySet()) {
      if (!format.options().containsKey(name)) {
        throw new Failure(
            ExitCode.USAGE, format.name() + " has no option " + name, "it has: " + help(format));
      }
    }
  }

  private static String help(ForeignFormat format) {
    return format.options().isEmpty()
        ? "none"
        : String.join(
            "; ",
            format.options().entrySet().stream()
                .map(option -> option.getKey() + ": " + option.getValue())
                .sorted()
                .toList());
  }
}
