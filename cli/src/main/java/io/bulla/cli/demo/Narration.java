package io.bulla.cli.demo;

import io.bulla.cli.terminal.Console;

/** What the demo tells: numbered steps, with indented lines below. Not safe for threads. */
final class Narration {
  private final Console console;
  private int steps;

  Narration(Console console) {
    this.console = console;
  }

  void step(String title) {
    steps++;
    console.print((steps == 1 ? "" : "\n") + steps + ". " + title);
  }

  void line(String text) {
    console.print("   " + text);
  }

  /** After the last step. */
  void end(String... lines) {
    console.print("");
    for (String line : lines) {
      console.print(line);
    }
  }
}
