package io.bulla.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that a JVM writes. strace records the data of each write, and lets no file be removed:
 * unlink and rmdir return success without effect. So what was written is in the trace, and in files
 * that are still there, those filled by mapping or by copying inside the kernel included. To be
 * asked when the JVM has ended. Not thread-safe.
 */
public final class WriteTrace {

  private static final int LONGEST_WRITE_BYTES = 4 << 20;
  private static final String WRITING =
      "open,openat,openat2,creat,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,"
          + "splice,vmsplice,memfd_create";
  private static final String REMOVING = "unlink,unlinkat,rmdir";
  private static final Pattern OPENED =
      Pattern.compile("(?:open\\w*|creat)\\(.*O_(?:WRONLY|RDWR|CREAT|TMPFILE).*= \\d+<(.*)>");
  private static final String TO_ANY_FILE = "\\d+ +\\w*write\\w*\\(\\d+<";
  private static final Pattern TO_MEMORY = Pattern.compile(TO_ANY_FILE + "/memfd:.*");
  private static final Pattern TO_A_HEAP_DUMP = Pattern.compile(TO_ANY_FILE + "[^>]*\\.hprof>.*");
  private static final Pattern CUT_SHORT = Pattern.compile("write\\w*\\(.*\"\\.\\.\\..*");
  private static final int HEAD_CHARACTERS = 2000;

  /**
   * An option for the JVM that is traced: else it has a file that stays, and that the next JVM to
   * start sweeps away.
   */
  public static final String JVM_OPTION = "-XX:-UsePerfData";

  private final Program strace;
  private final Path trace;
  private final Path directory;
  private List<String> heads = List.of();

  private WriteTrace(Program strace, Path trace, Path directory) {
    this.strace = strace;
    this.trace = trace;
    this.directory = directory;
  }

  /**
   * Prepares a trace; without strace the calling test is skipped, visibly.
   *
   * @param trace the file to record in
   * @param directory where the JVM has its home and its temporary directory
   */
  public static WriteTrace of(Path trace, Path directory) {
    return new WriteTrace(Tools.requireStrace(), trace, directory);
  }

  /** A command that takes that of the JVM. */
  public List<String> command() {
    return List.of(
        strace.command().toString(),
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-y",
        "-s",
        Integer.toString(LONGEST_WRITE_BYTES),
        "-e",
        "trace=" + WRITING + "," + REMOVING,
        "-e",
        "inject=" + REMOVING + ":retval=0",
        "-o",
        trace.toString());
  }

  /** Environment variables with which the command must be started. */
  public Map<String, String> environment() {
    return strace.environment();
  }

  /**
   * How many of the windows are in the data of the traced writes to files; but for heap dumps,
   * which are searched by themselves.
   */
  public int hitsInWrites(Windows windows) throws IOException {
    return foundInWrites(windows).pieces().size();
  }

  /** Which those are. */
  public Windows foundInWrites(Windows windows) throws IOException {
    return found(
        windows, TO_MEMORY.asMatchPredicate().or(TO_A_HEAP_DUMP.asMatchPredicate()).negate());
  }

  /** How many of the windows are in the data of the traced writes to anonymous files in memory. */
  public int hitsInMemory(Windows windows) throws IOException {
    return found(windows, TO_MEMORY.asMatchPredicate()).pieces().size();
  }

  private Windows found(Windows windows, Predicate<String> lines) throws IOException {
    try (InputStream in = new TracedData(new TraceLines(trace, lines))) {
      return new WindowScan(windows).found(in);
    }
  }

  /** The files written in which any of the windows is. */
  public Set<Path> filesWith(Windows windows) throws IOException {
    return foundInFiles(windows).keySet();
  }

  /** Those files, and the windows in each. */
  public Map<Path, Windows> foundInFiles(Windows windows) throws IOException {
    WindowScan scan = new WindowScan(windows);
    Map<Path, Windows> found = new TreeMap<>();
    for (Path file : filesWritten()) {
      try (InputStream in = Files.newInputStream(file)) {
        Windows pieces = scan.found(in);
        if (!pieces.pieces().isEmpty()) {
          found.put(file, pieces);
        }
      }
    }
    return found;
  }

  /** Every regular file that was opened for writing, or that is under the JVM's own directories. */
  public Set<Path> filesWritten() throws IOException {
    Set<Path> files = new TreeSet<>();
    for (String line : heads()) {
      Matcher opened = OPENED.matcher(line);
      if (opened.find() && Files.isRegularFile(Path.of(opened.group(1)))) {
        files.add(Path.of(opened.group(1)));
      }
    }
    try (Stream<Path> own = Files.walk(directory)) {
      own.filter(Files::isRegularFile).forEach(files::add);
    }
    return files;
  }

  /** What the trace cannot show: nameless files, and writes longer than it records. */
  public List<String> unseen() throws IOException {
    return heads().stream()
        .filter(line -> line.contains("O_TMPFILE") || CUT_SHORT.matcher(line).matches())
        .toList();
  }

  /** Read once, since a trace may be large; so the JVM has to have ended. */
  private List<String> heads() throws IOException {
    if (heads.isEmpty()) {
      try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
        heads = lines.lines().map(WriteTrace::head).toList();
      }
    }
    return heads;
  }

  private static String head(String line) {
    int cut = Math.max(0, line.length() - HEAD_CHARACTERS);
    return line.length() <= 2 * HEAD_CHARACTERS
        ? line
        : line.substring(0, HEAD_CHARACTERS) + line.substring(cut);
  }
}
