package io.bulla.benchmarks.programs;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application that uses ONNX Runtime, step by step as it is told on standard input: {@code
 * load}, {@code run TIMES}, {@code close}, {@code collect}. It answers each step in one line, with
 * what it took in nanoseconds.
 */
public final class Sessions {

  private final Form form;
  private final Path model;
  private @Nullable OrtSession session;

  private Sessions(Form form, Path model) {
    this.form = form;
    this.model = model;
  }

  /** Takes the form of createSession and the model. */
  public static void main(String[] arguments) throws IOException, OrtException {
    System.out.println("main");
    Sessions sessions = new Sessions(Form.valueOf(arguments[0]), Path.of(arguments[1]));
    BufferedReader steps =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String step = steps.readLine(); step != null; step = steps.readLine()) {
      System.out.println(sessions.answer(step.split(" ", 2)));
    }
  }

  private String answer(String[] step) throws IOException, OrtException {
    return switch (step[0]) {
      case "load" -> load();
      case "run" -> run(Integer.parseInt(step[1]));
      case "close" -> close();
      case "collect" -> collect();
      default -> throw new IllegalArgumentException(step[0]);
    };
  }

  private String load() throws IOException, OrtException {
    long start = System.nanoTime();
    session = form.open(OrtEnvironment.getEnvironment(), model);
    return "loaded " + (System.nanoTime() - start);
  }

  /** Answers with what the first run took, with each of them, and with the bits of the output. */
  private String run(int times) throws OrtException {
    OrtSession open = open();
    Map<String, OnnxTensor> inputs = Inputs.of(OrtEnvironment.getEnvironment(), open);
    StringBuilder answer = new StringBuilder("ran");
    String output = "";
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      try (OrtSession.Result result = open.run(inputs)) {
        answer.append(' ').append(System.nanoTime() - start);
        output = Outputs.digest(result);
      }
    }
    inputs.values().forEach(OnnxTensor::close);
    return answer.append(' ').append(output).toString();
  }

  private String close() throws OrtException {
    long start = System.nanoTime();
    open().close();
    session = null;
    return "closed " + (System.nanoTime() - start);
  }

  private static String collect() {
    long start = System.nanoTime();
    System.gc();
    return "collected " + (System.nanoTime() - start);
  }

  private OrtSession open() {
    if (session == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    return session;
  }
}
