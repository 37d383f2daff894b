package example;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints how near sentences are to each other: the cosine of their embeddings. */
final class Similarities {
  private Similarities() {}

  static void print(List<String> sentences, List<float[]> embeddings, PrintStream out) {
    for (int row = 0; row < sentences.size(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column <= row; column++) {
        double cosine = cosine(embeddings.get(row), embeddings.get(column));
        line.append(String.format(Locale.ROOT, " %5.2f", cosine));
      }
      out.printf(Locale.ROOT, "%d %-45s%s%n", row + 1, sentences.get(row), line);
    }
  }

  private static double cosine(float[] a, float[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
