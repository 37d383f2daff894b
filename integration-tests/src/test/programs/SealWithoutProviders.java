import io.bulla.loader.LoaderOptions;
import io.bulla.loader.LoaderSettings;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.Plaintext;
import io.bulla.loader.ProgressListener;
import io.bulla.loader.Publisher;
import io.bulla.loader.PublisherPolicy;
import io.bulla.loader.RewrapRequest;
import io.bulla.loader.SealRequest;
import io.bulla.loader.SealedModel;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Seals, signs, re-wraps and opens a file in a JVM from which every registered provider was taken,
 * so that only what the options carry is left. The KEK is used once before. JCA itself looks up a
 * random generator for ciphers that need none: it finds one that fails as soon as it is drawn from.
 */
public final class SealWithoutProviders {
  private final LoaderOptions options;
  private final String kekId;
  private final Path directory;

  private SealWithoutProviders(LoaderOptions options, String kekId, Path directory) {
    this.options = options;
    this.kekId = kekId;
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    Configuration configuration = Configuration.load(Path.of(arguments[0]), Map.of(), Map.of());
    BullaProvider bulla = BullaProvider.of(configuration);
    Set<String> kekIds = configuration.keks().keySet();
    LoaderSettings settings = new LoaderSettings(Map.of(), Map.of(), Path.of("."));
    LoaderOptions options =
        configuration.approvedOnly()
            ? settings.optionsInApprovedMode(bulla, kekIds, bulla.validatedModule())
            : settings.options(bulla, kekIds, List.of());
    SealWithoutProviders program =
        new SealWithoutProviders(options, kekIds.iterator().next(), Path.of(arguments[1]));
    KeyPair edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair p256 = curve.generateKeyPair();
    program.run("before-ed25519", edwards);
    program.run("before-p256", p256);
    for (Provider provider : Security.getProviders()) {
      Security.removeProvider(provider.getName());
    }
    Security.addProvider(new Undrawn());
    System.out.println("providers " + List.of(Security.getProviders()));
    program.run("ed25519", edwards);
    program.run("p256", p256);
  }

  private void run(String name, KeyPair publisher) throws Exception {
    try {
      byte[] plain = new byte[700_000];
      plain[5] = 42;
      Path source = Files.write(directory.resolve(name), plain);
      Path sealed = directory.resolve(name + ".sealed");
      SealRequest request =
          new SealRequest(
              name,
              1,
              List.of(kekId),
              SealRequest.DEFAULT_SEGMENT_SIZE_BYTES,
              SealRequest.DEFAULT_SLOT_CAPACITY_BYTES,
              new Publisher(publisher.getPrivate(), publisher.getPublic(), null),
              ProgressListener.NONE);
      new ModelSealer(options).seal(source, sealed, request);
      new ModelRewrapper(options)
          .rewrap(sealed, RewrapRequest.REPAIR.adding(List.of(kekId)));
      PublisherPolicy policy = new PublisherPolicy(List.of(publisher.getPublic()), true, true);
      try (SealedModel model = SealedModel.open(sealed, options.withPublisher(policy));
          Plaintext opened = model.load("")) {
        boolean same = opened.buffer().equals(ByteBuffer.wrap(plain));
        System.out.println(name + " " + same + " signed " + model.isSigned() + " by " + model.cipherEngine());
      }
    } catch (Exception | Error e) {
      System.out.println(name + " failed: " + e);
    }
  }

  public static final class Undrawn extends Provider {
    Undrawn() {
      super("Undrawn", "1", "a random generator that must not be drawn from");
      putService(new Service(this, "SecureRandom", "None", Drawn.class.getName(), null, null));
    }
  }

  public static final class Drawn extends SecureRandomSpi {
    @Override
    protected void engineSetSeed(byte[] seed) {
      throw new IllegalStateException("seeded");
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      throw new IllegalStateException("drawn from");
    }

    @Override
    protected byte[] engineGenerateSeed(int bytes) {
      throw new IllegalStateException("drawn from");
    }
  }
}
