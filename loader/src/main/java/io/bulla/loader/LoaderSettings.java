package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngines;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Names;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.store.ModelStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code loader.*} and {@code publisher.*} sections of the configuration file into {@link
 * LoaderOptions}.
 *
 * <p>An unknown key or a value out of its range is an {@link InvalidSettingException} that carries
 * the key.
 */
public final class LoaderSettings {
  private static final Set<String> LOADER_KEYS =
      Set.of(
          "keks",
          "recipients-directory",
          "required-recipients",
          "seal-keks",
          "threads",
          "segment-size",
          "cipher-engine",
          "dek-cache-seconds",
          "memory",
          "deny-unpinned");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([KM]?)");
  private static final Set<String> PUBLISHER_KEYS = Set.of("keys", "require", "verify");

  private final Map<String, String> loader;
  private final Map<String, String> publisher;
  private final Path baseDirectory;
  private final UnaryOperator<String> locate;

  /**
   * Takes both sections, with keys without their prefix.
   *
   * @param baseDirectory where relative paths start: the directory of the configuration file
   */
  public LoaderSettings(
      Map<String, String> loader, Map<String, String> publisher, Path baseDirectory) {
    this(loader, publisher, baseDirectory, UnaryOperator.identity());
  }

  /**
   * The same, for errors that say where a setting stands.
   *
   * @param locate the place of a full key, such as {@code FILE:LINE: KEY}
   */
  public LoaderSettings(
      Map<String, String> loader,
      Map<String, String> publisher,
      Path baseDirectory,
      UnaryOperator<String> locate) {
    this.loader = Map.copyOf(loader);
    this.publisher = Map.copyOf(publisher);
    this.baseDirectory = baseDirectory;
    this.locate = locate;
    refuseUnknown("loader", loader.keySet(), LOADER_KEYS);
    refuseUnknown("publisher", publisher.keySet(), PUBLISHER_KEYS);
  }

  /**
   * The options for these sections.
   *
   * @param kekProvider the provider that holds the KEKs
   * @param knownKekIds every KEK of the configuration; those that {@code loader.keks} lists must be
   *     among them
   * @param cipherProviders providers to choose the cipher engine from, besides those of the JDK
   */
  public LoaderOptions options(
      Provider kekProvider, Set<String> knownKekIds, List<Provider> cipherProviders) {
    PublisherPolicy publishers = publisherPolicy();
    segmentSizeBytes(); // a wrong one is told before anything is sealed
    sealKekIds(knownKekIds);
    return new LoaderOptions(
        kekProvider,
        kekIds(knownKekIds),
        cipherProviders,
        cipherEngine(cipherProviders),
        number("threads", LoaderOptions.defaultThreads(), 1, 256),
        Duration.ofSeconds(number("dek-cache-seconds", 0, 0, 86_400)),
        publishers,
        pins(publishers.keys()),
        requiredRecipients(),
        recipientsDirectory(),
        memory(),
        Primitives.ofJvm(),
        Optional.empty(),
        ModelStores.ofClassPath());
  }

  /**
   * The options for these sections where one validated module does all of a model's cryptography.
   *
   * @param module a JCA provider that is in its approved mode in every thread
   */
  public LoaderOptions optionsInApprovedMode(
      Provider kekProvider, Set<String> knownKekIds, Provider module) {
    String named = namedCipherEngine().orElse(module.getName());
    if (!named.equals(module.getName())) {
      throw new InvalidSettingException(
          "loader.cipher-engine",
          "approved-only leaves " + module.getName() + " only; name it, or leave the key out");
    }
    return options(kekProvider, knownKekIds, List.of(module)).withValidatedModule(module);
  }

  /** The cipher engine that the configuration names; empty where the choice is Bulla's. */
  public Optional<String> namedCipherEngine() {
    return Optional.ofNullable(loader.get("cipher-engine"))
        .map(String::strip)
        .filter(name -> !name.equals(LoaderOptions.AUTO));
  }

  /**
   * Ciphertext segment size, in bytes, of models that are sealed: {@code loader.segment-size}, a
   * power of two from 64 to 4M, else {@link SealRequest#DEFAULT_SEGMENT_SIZE_BYTES}.
   */
  public int segmentSizeBytes() {
    String text = loader.get("segment-size");
    if (text == null) {
      return SealRequest.DEFAULT_SEGMENT_SIZE_BYTES;
    }
    long sizeBytes = sizeBytes(text.strip());
    if (Long.bitCount(sizeBytes) != 1
        || sizeBytes < FormatLimits.MIN_SEGMENT_BYTES
        || sizeBytes > FormatLimits.MAX_SEGMENT_BYTES) {
      throw new InvalidSettingException(
          "loader.segment-size", "must be a power of two from 64 to 4M, such as 262144 or 256K");
    }
    return (int) sizeBytes;
  }

  /** Zero for what is no size. */
  private static long sizeBytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return 0;
    }
    int shift =
        switch (size.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          default -> 0;
        };
    return Long.parseLong(size.group(1)) << shift;
  }

  private String cipherEngine(List<Provider> offered) {
    Optional<String> named = namedCipherEngine();
    try {
      return named.isEmpty()
          ? LoaderOptions.AUTO
          : CipherEngines.choose(offered, named.get()).name();
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("loader.cipher-engine", e.getMessage(), e);
    }
  }

  private LockPolicy memory() {
    boolean locked = oneOf("loader", loader, "memory", "best-effort", "locked").equals("locked");
    return locked ? LockPolicy.REQUIRE : LockPolicy.TRY;
  }

  private List<String> kekIds(Set<String> known) {
    String listed = loader.get("keks");
    if (listed == null) {
      return List.copyOf(new TreeSet<>(known));
    }
    List<String> ids = commaSeparated(listed);
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new InvalidSettingException(
            "loader.keks", "names " + id + ", for which there is no kek." + id);
      }
    }
    return ids;
  }

  /** It is looked for at each opening, since it may be mounted later. */
  private Optional<Path> recipientsDirectory() {
    return Optional.ofNullable(loader.get("recipients-directory"))
        .map(String::strip)
        .map(baseDirectory::resolve);
  }

  /** Names only: a host that re-wraps need not be able to use an escrow KEK. */
  private List<String> requiredRecipients() {
    List<String> ids = commaSeparated(loader.getOrDefault("required-recipients", ""));
    for (String id : ids) {
      requireKekId(id);
    }
    return ids;
  }

  /**
   * The KEKs that models are sealed for where nobody names others: {@code loader.seal-keks}. Empty
   * without it.
   *
   * @param knownKekIds every KEK of the configuration
   */
  public List<String> sealKekIds(Set<String> knownKekIds) {
    List<String> ids = commaSeparated(loader.getOrDefault("seal-keks", ""));
    List<String> usable = kekIds(knownKekIds);
    for (String id : ids) {
      if (!usable.contains(id)) {
        throw new InvalidSettingException(
            "loader.seal-keks", "names " + id + ", which is none of the KEKs " + usable);
      }
    }
    return ids;
  }

  private static void requireKekId(String id) {
    try {
      Names.kekId(id);
    } catch (FormatViolation e) {
      throw new InvalidSettingException("loader.required-recipients", e.getMessage(), e);
    }
  }

  private int number(String key, int fallback, int least, int most) {
    String text = loader.get(key);
    if (text == null) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw outOfRange(key, least, most, e);
    }
    throw outOfRange(key, least, most, null);
  }

  private static InvalidSettingException outOfRange(
      String key, int least, int most, @Nullable Throwable cause) {
    return new InvalidSettingException(
        "loader." + key, "must be a number from " + least + " to " + most, cause);
  }

  private PublisherPolicy publisherPolicy() {
    boolean required = flag("require");
    boolean content =
        oneOf("publisher", publisher, "verify", "signature", "content").equals("content");
    List<PublicKey> keys = publisherKeys();
    try {
      return new PublisherPolicy(keys, required, content);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("publisher.keys", e.getMessage(), e);
    }
  }

  private ModelPins pins(List<PublicKey> trusted) {
    boolean denyUnpinned = oneOf("loader", loader, "deny-unpinned", "false", "true").equals("true");
    return new PinSettings(loader, baseDirectory, locate).pins(denyUnpinned, trusted);
  }

  private boolean flag(String key) {
    return oneOf("publisher", publisher, key, "false", "true").equals("true");
  }

  private static String oneOf(
      String section, Map<String, String> values, String key, String fallback, String other) {
    String value = values.getOrDefault(key, fallback).strip();
    if (!value.equals(fallback) && !value.equals(other)) {
      throw new InvalidSettingException(
          section + "." + key, "must be " + fallback + " or " + other);
    }
    return value;
  }

  private List<PublicKey> publisherKeys() {
    List<PublicKey> keys = new ArrayList<>();
    for (String name : commaSeparated(publisher.getOrDefault("keys", ""))) {
      keys.add(publicKey("publisher.keys", baseDirectory.resolve(name)));
    }
    return keys;
  }

  static PublicKey publicKey(String key, Path file) {
    try {
      return PemKeys.publicKey(Files.readString(file));
    } catch (IOException | GeneralSecurityException e) {
      throw new InvalidSettingException(
          key, "cannot read " + file + " as a PEM public key (Ed25519 or P-256)", e);
    }
  }

  private static List<String> commaSeparated(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static void refuseUnknown(String section, Set<String> found, Set<String> known) {
    for (String key : new TreeSet<>(found)) {
      if (!known.contains(key) && !PinSettings.owns(key)) {
        throw new InvalidSettingException(
            section + "." + key, "is not a key of this version; known: " + new TreeSet<>(known));
      }
    }
  }
}
