import com.sun.management.HotSpotDiagnosticMXBean;
import io.bulla.loader.AnonymousFile;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.OpenedFile;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModels;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Opens a sealed file by every view, closes it, waits until its DEK has expired and dumps heap and
 * process; then shows, by opening it again, what such dumps hold where something is there. The
 * provider of KEKs stays, as it does in an application.
 */
public final class DumpAroundModel {
  private static final Duration TTL = Duration.ofSeconds(3);

  private final SealedModels models;
  private final LoaderOptions options;
  private final Path file;
  private final Dumps dumps;

  private DumpAroundModel(LoaderOptions options, Path file, Dumps dumps) {
    this.models = new SealedModels(options.withDekCacheTtl(TTL));
    this.options = options;
    this.file = file;
    this.dumps = dumps;
  }

  public static void main(String[] arguments) throws Exception {
    Configuration configuration = Configuration.load(Path.of(arguments[0]), Map.of(), Map.of());
    LoaderOptions options =
        LoaderOptions.of(
                BullaProvider.of(configuration), List.copyOf(configuration.keks().keySet()))
            .withCipherProviders(cipher(arguments[2]))
            .withCipherEngine(arguments[2]);
    Dumps dumps = new Dumps(Path.of(arguments[3]), arguments[4]);
    DumpAroundModel program = new DumpAroundModel(options, Path.of(arguments[1]), dumps);
    program.openAndClose();
    program.dumpClosed();
    program.dumpCached();
    program.dumpControls();
  }

  private void openAndClose() throws Exception {
    try (SealedModel model = SealedModel.open(file, options);
        OpenedFile opened = models.open(file).orElseThrow();
        AnonymousFile anonymous = model.anonymousFile("");
        SeekableByteChannel channel = model.channel("");
        Plaintext plaintext = model.load("")) {
      ByteBuffer some = ByteBuffer.allocateDirect(100_000);
      channel.position(plaintext.lengthBytes() / 2).read(some);
      some.clear().put(new byte[some.capacity()]);
      System.out.println("engine " + model.cipherEngine());
      System.out.println("bytes " + opened.lengthBytes() + " " + anonymous.lengthBytes());
      dumps.process("open", false);
      dumps.process("open-all", true);
    }
  }

  private void dumpClosed() throws Exception {
    Thread.sleep(TTL.toMillis() + 1000);
    dumps.heap("closed-full", false);
    dumps.process("closed", true);
    dumps.heap("closed-first", true); // engines that wipe by a cleaner do it after a collection
    Thread.sleep(500);
    dumps.heap("closed-live", true);
    System.out.println("kept " + models + options.kekIds());
  }

  /** The file is closed, and its DEK has time left. */
  private void dumpCached() throws Exception {
    try (SealedModels cached = new SealedModels(options.withDekCacheTtl(Duration.ofMinutes(5)))) {
      cached.open(file).orElseThrow().close();
      dumps.heap("cached-live", true);
      System.out.println("kept " + cached);
    }
  }

  private void dumpControls() throws Exception {
    try (SealedModel model = SealedModel.open(file, options);
        OpenedFile opened = models.open(file).orElseThrow();
        SeekableByteChannel channel = model.channel("")) {
      byte[] leak = new byte[(int) opened.lengthBytes()];
      opened.buffer().get(leak);
      dumps.heap("control-live", true);
      System.out.println("kept " + leak.length + channel.isOpen());
    }
  }

  private static List<Provider> cipher(String name) throws Exception {
    return switch (name) {
      case "Conscrypt" -> List.of(org.conscrypt.Conscrypt.newProvider());
      case "BCFIPS" ->
          List.of(
              (Provider)
                  Class.forName("org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider")
                      .getConstructor()
                      .newInstance());
      default -> List.of();
    };
  }

  private record Dumps(Path directory, String gdb) {
    void heap(String name, boolean live) throws Exception {
      HotSpotDiagnosticMXBean bean =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      bean.dumpHeap(directory.resolve(name + ".hprof").toString(), live);
    }

    /** A core by gdb; with memory that is excluded from cores only where that is asked for. */
    void process(String name, boolean all) throws Exception {
      File core = directory.resolve(name + ".core").toFile();
      Process process =
          new ProcessBuilder(
                  gdb,
                  "--batch",
                  "-nx",
                  "-ex",
                  "set dump-excluded-mappings " + (all ? "on" : "off"),
                  "-ex",
                  "gcore " + core,
                  "-p",
                  Long.toString(ProcessHandle.current().pid()))
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve(name + ".log").toFile())
              .start();
      if (process.waitFor() != 0 || !core.isFile()) {
        throw new IllegalStateException(Files.readString(directory.resolve(name + ".log")));
      }
    }
  }
}
