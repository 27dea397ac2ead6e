package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.restore.ArchiveExamination;
import dev.quaymaster.backup.restore.RestoreConcern;
import dev.quaymaster.backup.restore.RestorePlan;
import dev.quaymaster.backup.restore.RestoreReport;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.words.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup restore`.
@Command(
        description = {
            "Put the volumes of a backup back, or some of them.",
            "What a volume holds now is kept as a safety copy first."
        })
public final class BackupRestoreCommand extends BackupCommand {

    @Option(
            names = "--volume",
            paramLabel = "VOLUME[=NEW]",
            description = "Only this volume, into another one where NEW is given; repeatable")
    private List<String> volumes = new ArrayList<>();

    @Option(names = "--dry-run", description = "Show what would be done, and do nothing")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask")
    private boolean yes;

    @Parameters(paramLabel = "SET", description = "Id of a backup, or its beginning")
    private String id = "";

    /// @param invocation the run of the program it belongs to
    public BackupRestoreCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var targets = targets();
        var request = new RestoreRequest(set(id).set(), targets);
        tidy();
        var locked = invocation().lockedVolumes();
        var restorer = new Restorer(engine(), journals(), clock(), locked::now)
                .withUsualStore(new BackupStore(Destinations.usual(invocation())));
        var plan = plan(restorer, request);
        if (dryRun) {
            show(plan);
            return ExitCode.OK.number();
        }
        plan.lines().forEach(line -> invocation().say("will " + line));
        plan.concerns().forEach(concern -> invocation().say("note: " + concern.text()));
        if (plan.asks() && !agreed(yes, question(plan))) {
            return ExitCode.FAILED.number();
        }
        RestoreReport report;
        try (var line = new StatusLine(console())) {
            report = restorer.run(plan, progress(line));
        }
        tell(report);
        return (report.complete() ? ExitCode.OK : ExitCode.PARTLY).number();
    }

    private RestorePlan plan(Restorer restorer, RestoreRequest request) {
        try (var line = new StatusLine(console())) {
            return restorer.plan(request, new ArchiveExamination(request.set()), progress(line));
        }
    }

    /// All that the user agrees to, so that nobody agrees to it unseen.
    private static String question(RestorePlan plan) {
        var parts = new ArrayList<String>();
        if (plan.overwrites()) {
            parts.add("This replaces what these volumes hold now: " + String.join(", ", plan.overwritten()));
        }
        plan.concerns().stream()
                .filter(RestoreConcern::asks)
                .map(RestoreConcern::text)
                .forEach(parts::add);
        return String.join("; ", parts);
    }

    private SortedMap<String, String> targets() {
        var targets = new TreeMap<String, String>();
        for (var volume : volumes) {
            var equals = volume.indexOf('=');
            var saved = equals < 0 ? volume : volume.substring(0, equals);
            var target = equals < 0 ? "" : volume.substring(equals + 1);
            if (saved.isBlank()) {
                throw senseless(volume, "names no volume of the backup");
            }
            if (equals >= 0 && target.isBlank()) {
                throw senseless(volume, "names no volume to restore into");
            }
            if (equals >= 0 && !Volume.isName(target)) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "No volume can be called %s: only letters, digits, and after the first also _ . - are allowed."
                                .formatted(VisibleText.line(target)));
            }
            targets.put(saved, target);
        }
        return targets;
    }

    private static CommandException senseless(String given, String why) {
        return new CommandException(
                ExitCode.USAGE,
                "--volume %s %s. Write VOLUME=NEW, or VOLUME alone to restore it where it was.".formatted(given, why));
    }

    private void show(RestorePlan plan) {
        if (invocation().json()) {
            invocation()
                    .document(new JsonFields()
                            .with("id", plan.set().id())
                            .with("overwritten", plan.overwritten())
                            .with("steps", plan.lines())
                            .with("asks", plan.asks())
                            .with(
                                    "concerns",
                                    plan.concerns().stream()
                                            .map(RestoreConcern::text)
                                            .toList()));
        } else {
            console().out().println(plan);
        }
    }

    private void tell(RestoreReport report) {
        var safety = report.safetyCopy().map(BackupSet::id);
        var folder = report.safetyCopy().map(BackupSet::folder);
        var bytes = report.safetyCopy().map(set -> set.manifest().storedBytes());
        if (invocation().json()) {
            invocation()
                    .document(new JsonFields()
                            .with("restored", report.lines())
                            .with("warnings", report.warnings())
                            .with("safetyCopy", safety)
                            .with("safetyCopyFolder", folder)
                            .with("safetyCopyBytes", bytes)
                            .with("notRunning", report.notRunning())
                            .with("news", report.containerNews()));
            return;
        }
        report.warnings().forEach(warning -> invocation().say("warning: " + warning));
        report.lines().forEach(console().out()::println);
        report.safetyCopy().ifPresent(copy -> invocation().say(SafetyCopies.sentence(copy, invocation())));
        report.containerNews().forEach(invocation()::say);
    }
}
