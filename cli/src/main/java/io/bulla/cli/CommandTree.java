package io.bulla.cli;

import io.bulla.cli.attach.AttachCommand;
import io.bulla.cli.audit.AuditCheckpointCommand;
import io.bulla.cli.audit.AuditCollectCommand;
import io.bulla.cli.audit.AuditCommand;
import io.bulla.cli.audit.AuditVerifyCommand;
import io.bulla.cli.bench.BenchCommand;
import io.bulla.cli.demo.DemoCommand;
import io.bulla.cli.doctor.DoctorCommand;
import io.bulla.cli.foreign.ExportCommand;
import io.bulla.cli.foreign.ImportCommand;
import io.bulla.cli.key.KeyAdminCommand;
import io.bulla.cli.key.KeyAdminInitCommand;
import io.bulla.cli.key.KeyCommand;
import io.bulla.cli.key.KeyCreateCommand;
import io.bulla.cli.key.KeyDescribeCommand;
import io.bulla.cli.key.KeyDestroyCommand;
import io.bulla.cli.key.KeyInventoryCommand;
import io.bulla.cli.key.KeyListCommand;
import io.bulla.cli.key.KeyRenewCommand;
import io.bulla.cli.key.KeyRotateCommand;
import io.bulla.cli.key.KeyStateCommand;
import io.bulla.cli.model.InspectCommand;
import io.bulla.cli.model.OpenCommand;
import io.bulla.cli.model.ResealCommand;
import io.bulla.cli.model.RewrapCommand;
import io.bulla.cli.model.SealCommand;
import io.bulla.cli.model.VerifyCommand;
import io.bulla.cli.propagate.PropagateCommand;
import io.bulla.cli.scan.ScanCommand;
import io.bulla.cli.setup.InitCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/** All commands, and how their failures end. */
final class CommandTree {
  private CommandTree() {}

  static CommandLine of(Session session) {
    CommandLine key =
        new CommandLine(new KeyCommand())
            .addSubcommand(new KeyCreateCommand(session))
            .addSubcommand(new KeyRotateCommand(session))
            .addSubcommand(new KeyListCommand(session))
            .addSubcommand(new KeyDescribeCommand(session))
            .addSubcommand(new KeyInventoryCommand(session))
            .addSubcommand(new KeyDestroyCommand(session))
            .addSubcommand(new KeyRenewCommand(session))
            .addSubcommand(
                new CommandLine(new KeyAdminCommand())
                    .addSubcommand(new KeyAdminInitCommand(session)));
    KeyStateCommand.addAll(key, session);
    CommandLine root =
        new CommandLine(new RootCommand())
            .addMixin("global", session.options())
            .addSubcommand(new InitCommand(session))
            .addSubcommand(key)
            .addSubcommand(new SealCommand(session))
            .addSubcommand(new OpenCommand(session))
            .addSubcommand(new ImportCommand(session))
            .addSubcommand(new ExportCommand(session))
            .addSubcommand(new InspectCommand(session))
            .addSubcommand(new VerifyCommand(session))
            .addSubcommand(new RewrapCommand(session))
            .addSubcommand(new ScanCommand(session))
            .addSubcommand(new PropagateCommand(session))
            .addSubcommand(new ResealCommand(session))
            .addSubcommand(
                new CommandLine(new AuditCommand())
                    .addSubcommand(new AuditVerifyCommand(session))
                    .addSubcommand(new AuditCheckpointCommand(session))
                    .addSubcommand(new AuditCollectCommand(session)))
            .addSubcommand(new DoctorCommand(session))
            .addSubcommand(new BenchCommand(session))
            .addSubcommand(new AttachCommand(session))
            .addSubcommand(new DemoCommand(session))
            .addSubcommand(new CompletionCommand(session.console()));
    root.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.table());
    return withEndings(root, session);
  }

  private static CommandLine withEndings(CommandLine root, Session session) {
    Endings endings = new Endings(session.console(), session.options()::debug);
    return root.registerConverter(Path.class, new LocalPathConverter())
        .setOut(new PrintWriter(session.console().out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(session.console().err(), true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler((e, command, parsed) -> endings.failed(e))
        .setParameterExceptionHandler((e, arguments) -> endings.misused(e))
        .setAbbreviatedSubcommandsAllowed(false)
        .setUsageHelpAutoWidth(false);
  }
}
