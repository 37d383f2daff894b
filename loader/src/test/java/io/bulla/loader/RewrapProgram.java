package io.bulla.loader;

import io.bulla.loader.keys.Shelves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Re-wraps one model again and again: adds a KEK of its own, removes the one that it added before,
 * and fails if that one is not there any more. Arguments: model, name, rounds, whether another
 * thread opens and closes the model meanwhile. The KEKs {@code NAME-0} to {@code NAME-9} are its.
 */
final class RewrapProgram {
  static final int KEKS = 10;

  private RewrapProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path model = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[2]);
    if (Boolean.parseBoolean(arguments[3])) {
      withReader(model, () -> run(model, arguments[1], rounds));
    } else {
      run(model, arguments[1], rounds);
    }
  }

  static LoaderOptions options(String... names) {
    Shelves shelves = Shelves.with("models");
    List<String> ids = new ArrayList<>(List.of("models"));
    for (String name : names) {
      IntStream.range(0, KEKS).forEach(i -> shelves.add(kekId(name, i), 1));
    }
    return LoaderOptions.of(shelves.provider(), ids);
  }

  static String kekId(String name, int round) {
    return name + "-" + round % KEKS;
  }

  static void run(Path model, String name, int rounds) {
    ModelRewrapper rewrapper = new ModelRewrapper(options(name));
    for (int round = 0; round < rounds; round++) {
      RewrapRequest add = RewrapRequest.REPAIR.adding(List.of(kekId(name, round)));
      RewrapRequest request = round == 0 ? add : add.removing(List.of(kekId(name, round - 1)));
      try {
        RewrapReport report = rewrapper.rewrap(model, request);
        if (round > 0 && !report.before().contains(kekId(name, round - 1) + "/1")) {
          throw new AssertionError("round " + round + ": lost " + kekId(name, round - 1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void withReader(Path model, Runnable work) throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread reader = new Thread(() -> open(model, done), "reader");
    reader.start();
    try {
      work.run();
    } finally {
      done.set(true);
      reader.join();
    }
  }

  private static void open(Path model, AtomicBoolean done) {
    LoaderOptions options = options();
    try {
      while (!done.get()) {
        SealedModel.open(model, options).close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Process start(Path model, String name, int rounds, boolean reading, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RewrapProgram.class.getName(),
            model.toString(),
            name,
            Integer.toString(rounds),
            Boolean.toString(reading));
    Files.deleteIfExists(output);
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }
}
