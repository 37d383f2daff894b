package io.bulla.cli;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.MemberInfo;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.SealedModel;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A JVM that serves: threads read all of some models again and again, without a cache of DEKs, and
 * none may fail. Arguments: configuration, models. Each line on standard input is answered by one
 * with the same word when it is done:
 *
 * <p>{@code round}: each thread has read every model once more, from beginning to end; {@code
 * open}: the models are open in another thread, and stay so; {@code refused PATH}: that model is
 * refused, for the state of its KEK; {@code load}: what was opened has been read; {@code end}.
 */
final class ReadingJvm {
  private static final int THREADS = 2;

  private final LoaderOptions options;
  private final List<Path> models;
  private final int[] rounds = new int[THREADS];
  private final List<SealedModel> open = new ArrayList<>();
  private boolean ended;
  private Throwable failure;

  private ReadingJvm(LoaderOptions options, List<Path> models) {
    this.options = options;
    this.models = models;
  }

  public static void main(String[] arguments) throws Exception {
    Configuration configuration = Configuration.load(Path.of(arguments[0]), Map.of(), Map.of());
    LoaderOptions options =
        LoaderOptions.of(BullaProvider.of(configuration), List.of("models")).withThreads(1);
    List<Path> models = Arrays.stream(arguments).skip(1).map(Path::of).toList();
    new ReadingJvm(options, models).serve();
  }

  private void serve() throws Exception {
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int reader = i;
      readers.add(new Thread(() -> readUntilTheEnd(reader)));
    }
    readers.forEach(Thread::start);
    try {
      obey();
    } finally {
      end();
      for (Thread reader : readers) {
        reader.join();
      }
    }
  }

  private void obey() throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null) {
      String[] words = line.split(" ", 2);
      switch (words[0]) {
        case "round" -> awaitRound();
        case "open" -> open();
        case "refused" -> awaitRefusal(Path.of(words[1]));
        case "load" -> load();
        default -> throw new IllegalArgumentException(line);
      }
      System.out.println(words[0]);
      line = lines.readLine();
    }
  }

  private void readUntilTheEnd(int reader) {
    try {
      while (!isEnded()) {
        for (Path model : models) {
          try (SealedModel opened = SealedModel.open(model, options)) {
            readAll(opened);
          }
        }
        countRound(reader);
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private static void readAll(SealedModel model) throws IOException {
    for (MemberInfo member : model.members()) {
      model.load(member.path()).close();
    }
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private synchronized void end() {
    ended = true;
  }

  private synchronized void countRound(int reader) {
    rounds[reader]++;
    notifyAll();
  }

  private synchronized void fail(Throwable thrown) {
    failure = thrown;
    notifyAll();
  }

  /** The round that runs began before; the one after it does not. */
  private synchronized void awaitRound() throws InterruptedException {
    int[] before = rounds.clone();
    while (!isTwoBehind(before)) {
      if (failure != null) {
        throw new IllegalStateException("a reader failed", failure);
      }
      wait();
    }
  }

  private boolean isTwoBehind(int[] before) {
    for (int i = 0; i < THREADS; i++) {
      if (rounds[i] < before[i] + 2) {
        return false;
      }
    }
    return true;
  }

  private void open() throws IOException {
    for (Path model : models) {
      open.add(SealedModel.open(model, options));
    }
  }

  private void load() throws IOException {
    for (SealedModel model : open) {
      readAll(model);
      model.close();
    }
  }

  /** A change of a state is noticed within a second. */
  private void awaitRefusal(Path model) throws IOException {
    while (true) {
      try {
        SealedModel.open(model, options).close();
      } catch (ModelKeyException e) {
        return;
      }
    }
  }
}
