package io.bulla.provider.audit;

import io.bulla.provider.audit.EventBody.End;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.FileFailure;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chain that this process writes now; begun when it is needed, ended when the process ends. */
final class OpenChain {
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int RANDOM_BYTES = 8;

  static final String NOTHING_RELEASED = "no key is released, and what was changed stays changed";

  private final Path directory;
  private final Durability durability;
  private final Primitives primitives;
  private final EventBody body;
  private @Nullable ChainWriter writer;

  OpenChain(Path directory, Durability durability, Primitives primitives, String productVersion) {
    this.directory = directory;
    this.durability = durability;
    this.primitives = primitives;
    this.body = new EventBody(ThisProcess.find(), productVersion);
  }

  /** Adds a record that the operating system has when this returns. */
  ChainLine append(
      LineType type, AuditEvent event, End end, String correlation, Map<String, String> notes)
      throws IOException {
    return append(open(), type, event, end, correlation, notes);
  }

  /** Adds an outcome that is durable when this returns. */
  void appendDurably(
      AuditEvent event, End end, String correlation, Map<String, String> notes, Durability level)
      throws IOException {
    ChainWriter to = open();
    ChainLine place = append(to, LineType.OUTCOME, event, end, correlation, notes);
    if (level == Durability.SYNCED) {
      to.sync(place.sequence());
    }
  }

  private ChainLine append(
      ChainWriter to,
      LineType type,
      AuditEvent event,
      End end,
      String correlation,
      Map<String, String> notes)
      throws IOException {
    Map<String, String> context = new LinkedHashMap<>(event.context());
    context.putAll(notes);
    return to.append(
        type,
        place ->
            rest(place, event, end, correlation.isEmpty() ? place.id() : correlation, context));
  }

  private String rest(
      ChainLine place, AuditEvent event, End end, String correlation, Map<String, String> context) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("id", place.id());
    envelope.put("source", "/bulla/" + body.host());
    envelope.put("time", now.toString());
    envelope.put("datacontenttype", "application/json");
    envelope.put("data", body.of(event, end, correlation, now.toEpochMilli(), context));
    return JsonText.of(envelope).substring(1);
  }

  private synchronized ChainWriter open() throws IOException {
    if (writer == null || writer.isBroken()) {
      writer = begin();
    }
    return writer;
  }

  private ChainWriter begin() throws IOException {
    requireDirectory();
    ChainWriter begun = ChainWriter.begin(directory, newName(), primitives);
    boolean started = false;
    try {
      append(begun, LineType.START, process("process.start"), End.WELL, "", Map.of());
      started = true;
    } finally {
      if (!started) {
        begun.close();
        Files.deleteIfExists(begun.path());
      }
    }
    endWithTheProcess(begun);
    return begun;
  }

  /** One that cannot be looked at, e.g. below one that may not be entered, fails by its reason. */
  private void requireDirectory() throws IOException {
    try {
      if (!Files.readAttributes(directory, BasicFileAttributes.class).isDirectory()) {
        throw new NotDirectoryException(directory.toString());
      }
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(directory.toString(), null, "there is no such directory");
    }
  }

  private String newName() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return body.host()
        + "-"
        + ProcessHandle.current().pid()
        + "-"
        + STARTED.format(Instant.now())
        + "-"
        + HexFormat.of().formatHex(random);
  }

  private AuditEvent process(String operation) {
    Map<String, String> context = new LinkedHashMap<>();
    context.put("java", Runtime.version().toString());
    context.put("vm", System.getProperty("java.vm.name", ""));
    context.put("durability", durability.name().toLowerCase(Locale.ROOT));
    return new AuditEvent(operation, List.of(), context);
  }

  /** A chain that begins while the JVM shuts down has no end, and is seen to have none. */
  private void endWithTheProcess(ChainWriter begun) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(begun), "bulla-audit-end"));
    } catch (IllegalStateException e) {
      return; // shutting down
    }
  }

  /** Ends what is written now; the next record begins another. */
  void end() {
    ChainWriter begun;
    synchronized (this) {
      begun = writer;
    }
    if (begun != null) {
      end(begun);
    }
  }

  private void end(ChainWriter begun) {
    synchronized (this) {
      writer = writer == begun ? null : writer;
    }
    if (!begun.isOpen()) {
      return; // it broke, or was ended before
    }
    try (begun) {
      ChainLine last = append(begun, LineType.END, process("process.end"), End.WELL, "", Map.of());
      if (durability == Durability.SYNCED) {
        begun.sync(last.sequence());
      }
    } catch (IOException e) {
      System.getLogger("io.bulla.audit")
          .log(
              System.Logger.Level.WARNING,
              begun.path() + " has no end record: " + FileFailure.words(e));
    }
  }

  Path directory() {
    return directory;
  }

  /** Says that a record could not be written, so that the operation is refused. */
  static KekException unrecorded(
      AuditEvent event, Path directory, String consequence, IOException cause) {
    return new KekException(
        Kind.REFUSED,
        "audit: "
            + event.operation()
            + " could not be recorded in "
            + directory
            + " ("
            + FileFailure.words(cause)
            + "): "
            + consequence
            + "; make room or mount the directory of audit.directory, then try again",
        cause);
  }
}
