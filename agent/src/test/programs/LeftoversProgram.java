import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs another program, which loads a model and closes it, and one that is damaged. Dumps the heap
 * while the model is open and afterwards, and searches the rest of this process's memory. All the
 * while it keeps a control: another model, as bytes on the heap, in native memory and in a file.
 *
 * <p>Arguments: a directory; the control; which objects to dump while it is open, "live" ones or
 * "all"; the program; its arguments before the path; the model;
 * the damaged one.
 */
public class LeftoversProgram {
  public static void main(String[] args) throws Exception {
    System.out.println("pid " + ProcessHandle.current().pid());
    Path directory = Path.of(args[0]);
    byte[] control = Files.readAllBytes(Path.of(args[1]));
    ByteBuffer outside = ByteBuffer.allocateDirect(control.length).put(control);
    Files.write(Files.createTempFile(directory, "control", ".tmp"), control);
    WhileOpen.action = new FirstTime(() -> whileOpen(directory, args[2].equals("live")));
    String[] loading = Arrays.copyOfRange(args, 4, args.length - 1);
    run(args[3], loading);
    loading[loading.length - 1] = args[args.length - 1];
    run(args[3], loading);
    dump(directory.resolve("closed.hprof"), true);
    System.out.println("files afterwards " + anonymousFiles());
    NativeSearch search = new NativeSearch(directory.resolve("heap.log"));
    Path windows = directory.resolve("control.windows");
    List<Integer> found = search.found(directory.resolve("model.windows"), windows);
    System.out.println("model " + found.get(0));
    System.out.println("control " + found.get(1));
    Reference.reachabilityFence(control);
    Reference.reachabilityFence(outside);
  }

  /** What it throws is what an application would log. */
  private static void run(String program, String[] arguments) throws Exception {
    try {
      Class.forName(program).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (ReflectiveOperationException refusal) {
      refusal.printStackTrace();
    }
  }

  private static void whileOpen(Path directory, boolean liveOnly) {
    System.out.println("files while open " + anonymousFiles());
    dump(directory.resolve("open.hprof"), liveOnly);
  }

  /** How many are open or mapped. */
  private static long anonymousFiles() {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"));
        Stream<String> mapped = Files.lines(Path.of("/proc/self/maps"))) {
      return open.filter(LeftoversProgram::isAnonymous).count()
          + mapped.filter(line -> line.contains("/memfd:")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAnonymous(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("/memfd:");
    } catch (IOException e) {
      return false; // that by which the directory was read
    }
  }

  private static void dump(Path file, boolean liveOnly) {
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(file.toString(), liveOnly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class FirstTime implements Runnable {
    private final Runnable action;
    private boolean done;

    FirstTime(Runnable action) {
      this.action = action;
    }

    @Override
    public void run() {
      if (!done) {
        done = true;
        action.run();
      }
    }
  }
}
