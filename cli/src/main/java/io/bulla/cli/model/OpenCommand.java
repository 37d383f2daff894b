package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.ModelArgument;
import io.bulla.cli.Session;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.cli.terminal.Sizes;
import io.bulla.loader.MemberInfo;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla open}. */
@Command(
    name = "open",
    header = "Decrypt a sealed model to a file, a directory or standard output.",
    description = {
      "This WRITES PLAINTEXT. Engines under the agent need no such copy.",
      "Nothing of a file is written before all of it is authenticated; new files are readable by you"
          + " alone; a failure leaves no output."
    })
public final class OpenCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MODEL",
      description = "Sealed file, directory of a sealed model, or URI of either in a store.")
  private String model = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description = "New file or directory. Without it, one file goes to standard output.")
  private @Nullable Path output;

  @Option(
      names = {"-m", "--member"},
      paramLabel = "PATH",
      description = "Only this file of a directory model.")
  private @Nullable String member;

  public OpenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (output != null && Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(output.toString());
    }
    try (SealedModel opened = opened()) {
      warnIfDegraded(opened);
      write(opened, chosen(opened.members()));
    }
    return ExitCode.OK.number();
  }

  private SealedModel opened() throws IOException {
    Optional<URI> stored = ModelArgument.inStore(model);
    return stored.isPresent()
        ? SealedModel.open(stored.get(), session.workbench().options())
        : SealedModel.open(ModelArgument.path(model), session.workbench().options());
  }

  private void warnIfDegraded(SealedModel opened) {
    if (opened.info().degraded()) {
      session
          .console()
          .warn(model + " is degraded: one recipient slot is damaged; see bulla verify");
    }
  }

  private List<MemberInfo> chosen(List<MemberInfo> members) {
    if (member == null) {
      return members;
    }
    List<MemberInfo> found = members.stream().filter(each -> each.path().equals(member)).toList();
    if (found.isEmpty()) {
      throw new Failure(
          ExitCode.IDENTITY,
          "no member " + member + " in " + model,
          "its members: " + String.join(", ", members.stream().map(MemberInfo::path).toList()));
    }
    return found;
  }

  private void write(SealedModel opened, List<MemberInfo> members) throws IOException {
    long totalBytes = members.stream().mapToLong(MemberInfo::plaintextLengthBytes).sum();
    Console console = session.console();
    boolean single = members.size() == 1 && (member != null || members.get(0).path().isEmpty());
    try (ProgressBar bar = console.progress("decrypting", totalBytes)) {
      if (output == null) {
        PlaintextOutput.toStream(opened, onlyOne(members, single), console.out(), bar);
      } else if (single) {
        PlaintextOutput.toFile(opened, members.get(0), output, bar);
      } else {
        PlaintextOutput.toDirectory(opened, members, output, bar);
      }
    }
    if (output != null) {
      console.remark(
          String.format(Locale.ROOT, "wrote PLAINTEXT: %s, %s", output, Sizes.bytes(totalBytes)));
    }
  }

  private MemberInfo onlyOne(List<MemberInfo> members, boolean single) {
    if (!single) {
      throw new Failure(
          ExitCode.USAGE,
          model + " is a directory of " + members.size() + " files: standard output takes one",
          "name a directory with -o PATH, or one file with --member");
    }
    return members.get(0);
  }
}
