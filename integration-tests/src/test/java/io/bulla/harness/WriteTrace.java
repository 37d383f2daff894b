package io.bulla.harness;

import io.bulla.testing.Program;
import io.bulla.testing.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that a JVM writes. strace records the data of each write, and lets no file be removed:
 * unlink and rmdir return success without effect. So what was written is in the trace, and in files
 * that are still there, those filled by mapping or by copying inside the kernel included.
 */
public final class WriteTrace {

  private static final int LONGEST_WRITE_BYTES = 4 << 20;
  private static final String WRITING =
      "open,openat,openat2,creat,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,"
          + "splice,vmsplice,memfd_create";
  private static final String REMOVING = "unlink,unlinkat,rmdir";
  private static final Pattern OPENED =
      Pattern.compile("(?:open\\w*|creat)\\(.*O_(?:WRONLY|RDWR|CREAT|TMPFILE).*= \\d+<(.*)>");
  private static final Pattern CUT_SHORT = Pattern.compile("write\\w*\\(.*\"\\.\\.\\..*");
  private static final int HEAD_CHARACTERS = 2000;

  private final Path trace;
  private final ForkedJvm jvm;

  private WriteTrace(Path trace, ForkedJvm jvm) {
    this.trace = trace;
    this.jvm = jvm;
  }

  /** Traces a JVM that is yet to run; without strace the calling test is skipped, visibly. */
  public static WriteTrace of(ForkedJvm jvm) {
    Program strace = Tools.requireStrace();
    Path trace = Scratch.directory("trace").resolve("writes");
    jvm.option("-XX:-UsePerfData") // a file that stays, and that the next JVM to start sweeps away
        .environment(strace.environment())
        .under(command(strace, trace));
    return new WriteTrace(trace, jvm);
  }

  private static List<String> command(Program strace, Path trace) {
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

  /** How many of the windows are in the data of the traced writes to files. */
  public int hitsInWrites(Windows windows) throws IOException {
    return hits(windows, false);
  }

  /** How many of the windows are in the data of the traced writes to anonymous files in memory. */
  public int hitsInMemory(Windows windows) throws IOException {
    return hits(windows, true);
  }

  private int hits(Windows windows, boolean inMemory) throws IOException {
    try (InputStream in = new TracedData(new TraceLines(trace, inMemory))) {
      return new WindowScan(windows).hits(in);
    }
  }

  /** The files written in which any of the windows is. */
  public Set<Path> filesWith(Windows windows) throws IOException {
    WindowScan scan = new WindowScan(windows);
    Set<Path> found = new TreeSet<>();
    for (Path file : filesWritten()) {
      try (InputStream in = Files.newInputStream(file)) {
        if (scan.hits(in) > 0) {
          found.add(file);
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
    try (Stream<Path> own = Files.walk(jvm.directory())) {
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

  private List<String> heads() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
      return lines.lines().map(WriteTrace::head).toList();
    }
  }

  private static String head(String line) {
    int cut = Math.max(0, line.length() - HEAD_CHARACTERS);
    return line.length() <= 2 * HEAD_CHARACTERS
        ? line
        : line.substring(0, HEAD_CHARACTERS) + line.substring(cut);
  }
}
