package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.cli.volume.Volumes;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup run`.
@Command(
        description = {
            "Back up now what a plan says, a stack, or single volumes, and read it back.",
            "Without a plan, --stack or --volume: the stack of this folder.",
            "What is made by hand stays, also of a plan: no plan deletes it.",
            "Prints the id of the new set."
        })
public final class BackupRunCommand extends BackupCommand {

    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "Name of a plan")
    private @Nullable String plan;

    @Option(
            names = "--stack",
            paramLabel = "FILE",
            description = "Compose file or folder of a stack, or the name of one that is running")
    private @Nullable String stack;

    @Option(names = "--volume", paramLabel = "VOLUME", description = "A volume; repeatable")
    private List<String> volumes = new ArrayList<>();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "How the copy is made consistent: auto, dump, stop, pause or live (not at all)")
    private String method = "auto";

    /// @param invocation the run of the program it belongs to
    public BackupRunCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected boolean takesComposeOptions() {
        return true;
    }

    @Override
    protected int run() {
        var chosen = plan == null ? Optional.<BackupPlan>empty() : Optional.of(plan(plan));
        var request = chosen.isPresent() ? Optional.<BackupRequest>empty() : Optional.of(request());
        tidy();
        BackupSet set;
        boolean resumedAll;
        var warnings = new ArrayList<String>();
        try (var line = new StatusLine(console())) {
            var runner = new PlanRunner(engine(), journals(), clock(), warnings::add);
            set = chosen.isPresent()
                    ? runner.run(chosen.get(), SetKind.MANUAL, progress(line))
                    : runner.run(request.orElseThrow(), progress(line));
            resumedAll = runner.resumedAll();
        }
        warnings.forEach(warning -> invocation().say("warning: " + warning));
        var code = tell(set);
        return resumedAll ? code : ExitCode.PARTLY.number();
    }

    private BackupPlan plan(String name) {
        if (stack != null || !volumes.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "Name a plan, or --stack, or --volume, but not several.");
        }
        return Plans.find(invocation(), name)
                .orElseThrow(() -> new CommandException(
                        ExitCode.NOT_FOUND,
                        "There is no plan \"" + name + "\". quaymaster backup plan ls shows which there" + " are."));
    }

    private BackupRequest request() {
        var store = new BackupStore(folder());
        var target = new BackupTarget(this, stack, volumes).find();
        var request = new BackupRequest(
                target.stack(), target.volumes(), Map.of(), target.files(), SetKind.MANUAL, Optional.empty(), store);
        return Methods.parse(method)
                .map(chosen -> request.withMethods(forAll(target, chosen)))
                .orElse(request);
    }

    private Map<String, Consistency> forAll(BackupTarget.Source target, Consistency chosen) {
        var names = new TreeSet<>(target.volumes());
        if (names.isEmpty()) {
            names.addAll(Volumes.ofStack(engine(), target.stack().orElseThrow()));
            names.addAll(target.planned());
        }
        return names.stream().collect(Collectors.toMap(name -> name, name -> chosen));
    }

    /// Whatever is missing is named, and a set that is only a part is not called good.
    private int tell(BackupSet set) {
        var manifest = set.manifest();
        var code = manifest.isPartial() ? ExitCode.PARTLY : ExitCode.OK;
        if (invocation().json()) {
            invocation()
                    .document(new JsonFields()
                            .with("id", set.id())
                            .with("folder", set.folder())
                            .with("volumes", manifest.volumes().size())
                            .with("partial", manifest.isPartial())
                            .with(
                                    "notSaved",
                                    manifest.notSaved().stream()
                                            .map(BackupRunCommand::tree)
                                            .toList())
                            .with("warnings", manifest.warnings()));
            return code.number();
        }
        manifest.warnings().forEach(warning -> invocation().say("warning: " + warning));
        manifest.notSaved().forEach(missing -> invocation().say(missing.text()));
        invocation()
                .say("Saved %s, %s, in %s; read back and found as saved.%s"
                        .formatted(
                                Count.words(manifest.volumes().size(), "volume"),
                                ByteCount.words(manifest.storedBytes()),
                                set.folder(),
                                manifest.isPartial() ? " This is not all of " + set.subject() + ": see above." : ""));
        console().out().println(set.id());
        return code.number();
    }

    private static JsonFields tree(NotSaved missing) {
        return new JsonFields()
                .with("kind", missing.kind().name().toLowerCase(Locale.ROOT))
                .with("what", missing.what())
                .with("reason", missing.reason())
                .with("losesData", missing.kind().losesData());
    }
}
