package io.bulla.benchmarks.results;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Sets two files of results side by side and says what has moved beyond the noise.
 *
 * <p>Exit codes: 0 nothing got worse, 1 something did, 2 the two cannot be compared, 3 no row has
 * enough figures to be judged.
 */
public final class Compare {

  static final int NOTHING_WORSE = 0;
  static final int WORSE = 1;
  static final int NONE_JUDGED = 3;

  private Compare() {}

  /** Takes {@code [--json] [--all] [--probability=P] [--change=SHARE] BASE OTHER}. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, Appendable out, Appendable errors) {
    return ExitCodes.of(
        () -> compare(CompareOptions.of(arguments), out), CompareOptions.USAGE, errors);
  }

  private static int compare(CompareOptions options, Appendable out) throws IOException {
    ResultFile base = ResultFile.read(options.base());
    ResultFile other = ResultFile.read(options.other());
    Compared compared = Compared.of(base, other);
    if (compared.rows().isEmpty()) {
      throw new IOException(noRowInCommon(options.base(), options.other()));
    }
    Report report = new Report(base, other, compared, options);
    out.append(options.json() ? report.json() : report.text());
    return exitCode(compared, options.threshold());
  }

  private static int exitCode(Compared compared, Threshold threshold) {
    if (compared.count(Verdict.TOO_FEW, threshold) == compared.rows().size()) {
      return NONE_JUDGED;
    }
    return compared.count(Verdict.WORSE, threshold) == 0 ? NOTHING_WORSE : WORSE;
  }

  private static String noRowInCommon(Path base, Path other) {
    return base + " and " + other + " have no row in common: run the same benchmarks for both";
  }
}
