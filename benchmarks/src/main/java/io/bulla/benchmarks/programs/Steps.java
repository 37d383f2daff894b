package io.bulla.benchmarks.programs;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Runs an application step by step as it is told on standard input: {@code load}, {@code run
 * TIMES}, {@code close}, {@code collect}. Each step is answered in one line, with what it took in
 * nanoseconds.
 */
final class Steps {

  private final Application application;

  private Steps(Application application) {
    this.application = application;
  }

  /** Says that it is there, and goes on to the end of the input. */
  static void take(Application application) throws Exception {
    System.out.println("main");
    Steps steps = new Steps(application);
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String step = told.readLine(); step != null; step = told.readLine()) {
      System.out.println(steps.answer(step.split(" ", 2)));
    }
  }

  private String answer(String[] step) throws Exception {
    return switch (step[0]) {
      case "load" -> "loaded " + nanos(application::load);
      case "run" -> "ran " + application.run(Integer.parseInt(step[1]));
      case "close" -> "closed " + nanos(application::close);
      case "collect" -> "collected " + nanos(System::gc);
      default -> throw new IllegalArgumentException(step[0]);
    };
  }

  private static long nanos(Step step) throws Exception {
    long start = System.nanoTime();
    step.take();
    return System.nanoTime() - start;
  }

  private interface Step {
    void take() throws Exception;
  }
}
