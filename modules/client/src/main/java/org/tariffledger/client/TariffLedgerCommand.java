package org.tariffledger.client;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.NoAnswerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.databind.node.ObjectNode;

/// `tariff-ledger`: where it begins, and what every command of it understands.
@Command(
    name = "tariff-ledger",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "<command>",
    description = "Asks a Tariff Ledger what duty applies, and records what changes it.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused: a rule says no, or the input is wrong; or not verified, or not well",
      "2:this command cannot be understood or misses something",
      "3:no server, or one that could not answer in time",
      "70:a fault of this program"
    })
public final class TariffLedgerCommand {

  private static final int FAULT_OF_THIS_PROGRAM = 70;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      converter = ServerAddress.Converter.class,
      scope = ScopeType.INHERIT,
      order = 100,
      description = "Where the server is; ${DEFAULT-VALUE} if not said.")
  private @Nullable ServerAddress server;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      order = 101,
      description =
          "Holds the API key. If not said: the environment variable "
              + AccessKey.VARIABLE
              + "; to write to a server on this machine also ./"
              + AccessKey.OF_FIRST_START
              + ".")
  private @Nullable Path keyFile;

  @Option(
      names = "--output",
      paramLabel = "table|json",
      defaultValue = "table",
      scope = ScopeType.INHERIT,
      order = 102,
      description =
          "Tables for people, or the server's JSON as it is, also that of a refusal; tables if not"
              + " said.")
  private Output output = Output.TABLE;

  @Option(
      names = "--progress",
      paramLabel = "auto|bar|lines|none",
      defaultValue = "auto",
      scope = ScopeType.INHERIT,
      order = 103,
      description =
          "How to show that a long work goes on: on a terminal a bar, elsewhere lines, if not"
              + " said.")
  private ProgressStyle progress = ProgressStyle.AUTO;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = Patience.DEFAULT_SECONDS,
      converter = Patience.Converter.class,
      scope = ScopeType.INHERIT,
      order = 104,
      description =
          "How long to try and to wait for an answer, ten times as long for a file;"
              + " ${DEFAULT-VALUE} if not said.")
  private @Nullable Patience patience;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      order = 105,
      description = "Of a failure, show also where in this program it came up.")
  private boolean verbose;

  private final Surroundings surroundings;

  private TariffLedgerCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public static void main(String[] arguments) {
    System.exit(run(Surroundings.ofThisProcess(), arguments));
  }

  /// Runs one command and returns its exit code.
  public static int run(Surroundings surroundings, String... arguments) {
    var root = new TariffLedgerCommand(surroundings);
    return root.commands()
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, _) -> root.explain(wrong))
        .setExecutionExceptionHandler((failure, _, _) -> root.explain(failure))
        .execute(arguments);
  }

  private CommandLine commands() {
    var imports =
        new CommandLine(new ImportCommand())
            .addSubcommand(new ImportScheduleCommand(this))
            .addSubcommand(new ImportListCommand(this))
            .addSubcommand(new ImportScenarioCommand(this));
    return new CommandLine(this)
        .addSubcommand(new RatesCommand(this))
        .addSubcommand(new RelationCommand(this))
        .addSubcommand(new NegotiationsCommand(this))
        .addSubcommand(new StatementsCommand(this))
        .addSubcommand(new TailCommand(this))
        .addSubcommand(new ExportCommand(this))
        .addSubcommand(new VerifyCommand(this))
        .addSubcommand(new DoctorCommand(this))
        .addSubcommand(new ImposeCommand(this))
        .addSubcommand(new RetaliateCommand(this))
        .addSubcommand(new ChangeDutyCommand(this))
        .addSubcommand(new PauseCommand(this))
        .addSubcommand(new EndingCommand.Resume(this))
        .addSubcommand(new EndingCommand.Lift(this))
        .addSubcommand(new AnyCommand(this))
        .addSubcommand(new ActCommand(this))
        .addSubcommand(ProposalsCommand.of(this))
        .addSubcommand(imports)
        .addSubcommand(new AssessCommand(this))
        .addSubcommand(WebhooksCommand.of(this));
  }

  /// What was said on the command line.
  Session session() {
    return new Session(
        surroundings,
        Objects.requireNonNull(server),
        keyFile,
        Objects.requireNonNull(patience),
        output,
        progress);
  }

  /// What cannot be understood, in short: the whole help would push the fault off the screen.
  private int explain(ParameterException wrong) {
    var err = surroundings.err();
    var command = wrong.getCommandLine();
    err.println("tariff-ledger: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("  See " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /// Who asked for JSON hears the server's own words, in one line.
  private String told(CannotGoOn cannot) {
    return cannot
        .problem()
        .filter(_ -> output == Output.JSON)
        .map(ObjectNode::toString)
        .orElseGet(
            () ->
                cannot.lines().stream()
                    .map(Printable::of)
                    .collect(joining(System.lineSeparator(), "tariff-ledger: ", "")));
  }

  /// A failure in sentences; its stack only for who asked for it.
  private int explain(Exception raw) {
    var err = surroundings.err();
    var failure = raw instanceof NoAnswerException e ? Ledger.unheard(e) : raw;
    if (failure instanceof CannotGoOn cannot) {
      err.println(told(cannot));
    } else {
      err.println("tariff-ledger: this is a fault of the program: " + failure);
      err.println("  Report it with what --verbose shows.");
    }
    if (verbose) {
      raw.printStackTrace(err);
    }
    err.flush();
    return failure instanceof CannotGoOn cannot ? cannot.why().exitCode() : FAULT_OF_THIS_PROGRAM;
  }
}
