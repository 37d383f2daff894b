package io.bulla.cli;

import io.bulla.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a command that fails ends: an error line, a hint line, an exit code; a trace only in debug.
 */
final class Endings {
  private final Console console;
  private final BooleanSupplier debug;

  Endings(Console console, BooleanSupplier debug) {
    this.console = console;
    this.debug = debug;
  }

  int failed(Exception thrown) {
    Failure failure = Failures.of(thrown);
    console.error(failure.what(), failure.hint());
    tellWhatIsLeft(thrown);
    if (debug.getAsBoolean()) {
      thrown.printStackTrace(console.err());
    }
    return failure.code().number();
  }

  /** What went wrong while it was cleaned up is suppressed by what went wrong before. */
  private void tellWhatIsLeft(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      for (Throwable suppressed : cause.getSuppressed()) {
        String words = suppressed instanceof IOException ? "not cleaned up: " : "also: ";
        console.warn(words + Failures.of(suppressed).what());
      }
    }
  }

  int misused(ParameterException parameter) {
    ParameterException thrown = unknownOptionFirst(parameter);
    String command = thrown.getCommandLine().getCommandSpec().qualifiedName();
    console.error(what(thrown), hint(thrown, command));
    return ExitCode.USAGE.number();
  }

  /** An argument may be missing only because of the option before it that nobody knows. */
  private static ParameterException unknownOptionFirst(ParameterException thrown) {
    CommandLine command = thrown.getCommandLine();
    List<String> unknown =
        command.getParseResult() == null
            ? List.of()
            : command.getParseResult().unmatched().stream()
                .filter(each -> each.startsWith("-"))
                .toList();
    return thrown instanceof MissingParameterException && !unknown.isEmpty()
        ? new UnmatchedArgumentException(command, unknown)
        : thrown;
  }

  /** Some of picocli's messages begin with "Error: ". */
  private static String what(ParameterException thrown) {
    String words = Words.lowerFirst(Words.of(thrown).replaceFirst("^Error: ", ""));
    return isOfLocale(thrown)
        ? words.replaceFirst("(?s) to interface .*", " to a path: this locale does not have it")
        : words;
  }

  /** picocli keeps no cause of a value that is no path, but its words. */
  private static boolean isOfLocale(ParameterException thrown) {
    return Words.of(thrown).contains(InvalidPathException.class.getName());
  }

  private static String hint(ParameterException thrown, String command) {
    if (thrown instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        return "did you mean " + String.join(" or ", suggestions) + "?";
      }
    }
    return isOfLocale(thrown) ? FileFailures.UTF8_LOCALE : "see " + command + " --help";
  }
}
