package io.bulla.cli.demo;

import io.bulla.cli.terminal.Table;
import java.util.List;
import java.util.Locale;

/**
 * Where the time from the start of a JVM to a loaded model goes, in milliseconds.
 *
 * @param jvm to the program's main method, the agent left out
 * @param agent starting the agent and hooking the engine
 * @param kek making the KEK provider ready and unwrapping
 * @param decrypt decrypting and verifying
 * @param engine all the rest: the engine, and the program itself
 */
record LoadTimes(double jvm, double agent, double kek, double decrypt, double engine) {
  static LoadTimes plain(EmbedResult run) {
    return new LoadTimes(run.mainMillis(), 0, 0, 0, run.readyMillis() - run.mainMillis());
  }

  /** Splits a sealed run by what the agent reported; its premain ran before the main method. */
  static LoadTimes sealed(EmbedResult run, AgentReport report) {
    double jvm = run.mainMillis() - report.premainMillis();
    double ours = report.agentMillis() + report.kekMillis() + report.decryptMillis();
    return new LoadTimes(
        jvm,
        report.agentMillis(),
        report.kekMillis(),
        report.decryptMillis(),
        run.readyMillis() - jvm - ours);
  }

  double total() {
    return jvm + agent + kek + decrypt + engine;
  }

  static List<String> table(LoadTimes plain, LoadTimes sealed) {
    Table table = new Table("ms", ">JVM", ">agent", ">KEK", ">decrypt", ">engine", ">all");
    row(table, "plain", plain);
    row(table, "sealed", sealed);
    return table.lines();
  }

  private static void row(Table table, String name, LoadTimes times) {
    table.row(
        name,
        millis(times.jvm),
        millis(times.agent),
        millis(times.kek),
        millis(times.decrypt),
        millis(times.engine),
        millis(times.total()));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
