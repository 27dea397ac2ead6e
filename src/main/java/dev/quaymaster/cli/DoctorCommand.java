package dev.quaymaster.cli;

import dev.quaymaster.backup.run.PlanCheck;
import dev.quaymaster.backup.schedule.Schedule;
import dev.quaymaster.backup.schedule.ScheduleState;
import dev.quaymaster.cli.backup.Plans;
import dev.quaymaster.cli.backup.SafetyCopies;
import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.Amounts;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineInfo;
import dev.quaymaster.engine.EngineNotes;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.docker.EngineProbe;
import dev.quaymaster.engine.docker.ProbeResult;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockFile;
import dev.quaymaster.settings.SettingsException;
import dev.quaymaster.settings.SettingsFile;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// `doctor`.
@CommandLine.Command(description = "Check what Quaymaster needs; each line is ok or says what to do.")
public final class DoctorCommand extends Command {

    private static final long ENOUGH_BYTES = 2_000_000_000L;

    private final List<Finding> findings = new ArrayList<>();

    /// One thing that was looked at.
    ///
    /// @param advice what to do; empty when all is well
    /// @param mark what stands before it
    private record Finding(String what, String state, String advice, String mark) {
        boolean good() {
            return advice.isEmpty();
        }
    }

    /// @param invocation the run of the program it belongs to
    public DoctorCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var reached = engineAnswers();
        backups();
        clock();
        plans(reached);
        settings();
        otherEngines();
        tell();
        if (!reached) {
            return ExitCode.ENGINE_UNREACHABLE.number();
        }
        return (findings.stream().allMatch(Finding::good) ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private boolean engineAnswers() {
        var endpoint = invocation().endpoint();
        var where = endpoint.host() + " (" + endpoint.foundBy() + ")";
        try {
            engine(engine().info(), endpoint, where);
            return true;
        } catch (EngineException e) {
            unusable(EngineProbe.explain(endpoint, console().environment(), e), where);
            return false;
        }
    }

    private void unusable(ProbeResult.Unusable found, String where) {
        var what = switch (found) {
            case ProbeResult.NoRights _ -> "rights";
            case ProbeResult.NoEngine _ -> "engine";
            case ProbeResult.Ailing _ -> "engine";
        };
        add(what, where, found.reason() + "\n     " + String.join("\n     ", found.nextSteps()));
    }

    private void engine(EngineInfo info, EngineEndpoint endpoint, String where) {
        good("engine", info.title() + " on " + info.platform().operatingSystem() + ", " + where);
        if (info.supports(ApiVersion.OLDEST)) {
            good("API", EngineNotes.api(info));
        } else {
            add("API", info.apiVersion(), "Update the engine: API " + ApiVersion.OLDEST + " is the oldest known.");
        }
        good("rights", info.rootless() ? "rootless engine" : "engine answers");
        EngineNotes.of(endpoint, info).forEach(note -> note("engine", note));
    }

    /// The engines that could be used instead. One that does not answer is told of, and is nothing
    /// bad: it may be meant to be off.
    private void otherEngines() {
        var used = invocation().endpoint().host();
        var others = invocation().engines().all().stream()
                .filter(engine -> !engine.endpoint().host().equals(used))
                .toList();
        EngineProbe.probeAll(others, console().environment()).forEach(this::other);
    }

    private void other(KnownEngine engine, ProbeResult result) {
        var endpoint = engine.endpoint();
        var name = "engine " + engine.name();
        var where = endpoint.host() + " (" + endpoint.foundBy() + ")";
        switch (result) {
            case ProbeResult.Ready(var _, var info) -> {
                good(name, info.title() + " (API " + EngineNotes.api(info) + "), " + where);
                EngineNotes.of(endpoint, info).forEach(note -> note(name, note));
            }
            case ProbeResult.Unusable found -> {
                note(name, "can't be used: " + found.reason());
                found.nextSteps().forEach(step -> note(name, step));
            }
        }
    }

    private void backups() {
        var folder = invocation().folders().backups();
        try {
            var chosen = invocation().settings().preferences().backups().orElse(folder);
            var there = existing(chosen);
            var free = Files.getFileStore(there).getUsableSpace();
            var state = ByteCount.words(free) + " free for " + chosen;
            if (!Files.isWritable(there)) {
                add("backups", chosen.toString(), "Choose a folder you may write to.");
            } else if (free < ENOUGH_BYTES) {
                add("backups", state, "Make room, or choose another folder.");
            } else {
                good("backups", state);
            }
            var copies = SafetyCopies.known(invocation());
            if (!copies.sets().isEmpty()) {
                good("backups", copies.words());
            }
        } catch (IOException | SettingsException e) {
            add("backups", folder.toString(), FileFailure.reason(e));
        }
    }

    private static Path existing(Path folder) {
        var at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private void clock() {
        var now = ZonedDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        good("clock", now + "; schedules run by it");
    }

    /// The plans, those of labels too, and what keeps them from running.
    private void plans(boolean reached) {
        try {
            var catalog = Plans.catalog(invocation());
            var problems = new ArrayList<>(catalog.problems());
            if (reached) {
                problems.addAll(PlanCheck.problems(engine(), catalog.plans()));
            }
            if (problems.isEmpty()) {
                good("plans", Count.words(catalog.plans().size(), "backup plan"));
            }
            problems.forEach(problem -> add("plans", problem, "quaymaster backup plan ls shows all plans."));
            agent(catalog.plans().stream()
                    .flatMap(plan -> plan.schedule().stream())
                    .toList());
        } catch (SettingsException e) {
            add("plans", "not known, as the settings can't be read", "See settings below.");
        } catch (RuntimeException e) { // the engine went away
            add("plans", "not known", String.valueOf(e.getMessage()));
        }
    }

    /// Whoever runs the plans: a process that stays, or one that a timer starts again and again.
    private void agent(List<Schedule> schedules) {
        var state = ScheduleState.load(invocation().folders().scheduleState()).state();
        if (LockFile.isHeld(invocation().folders().agentLock())) {
            good("agent", "a window or an agent looks after the plans");
        } else if (schedules.isEmpty()) {
            good("agent", "not needed, there is no plan with a schedule");
        } else if (state.lookedAfterOnce(schedules, Instant.now())) {
            good(
                    "agent",
                    "agent --once looked after the plans last at "
                            + Amounts.moment(state.lookedOnce().orElseThrow()));
        } else {
            add(
                    "agent",
                    state.lookedOnce()
                            .map(Amounts::moment)
                            .map("nobody runs the plans, agent --once looked last at %s"::formatted)
                            .orElse("nobody runs the plans"),
                    "Keep the window open, or start: quaymaster agent. Or let a timer run"
                            + " quaymaster agent --once, as often as a backup is due.");
        }
    }

    private void settings() {
        var file = invocation().settingsFile();
        switch (file.load()) {
            case SettingsFile.Loaded.Understood(var _, var unknown) -> {
                var path = file.path();
                good("settings", Files.exists(path) ? path.toString() : "none yet, " + path);
                unknown.forEach(word -> note("settings", "“" + word + "” is not known and does nothing"));
            }
            case SettingsFile.Loaded.NotUnderstood(var path, var reason) ->
                add(
                        "settings",
                        path + " can't be read: " + reason,
                        "Mend that file, or move it away to begin anew. Until then nothing is"
                                + " deleted or overwritten.");
        }
    }

    private void good(String what, String state) {
        add(what, state, "");
    }

    private void add(String what, String state, String advice) {
        findings.add(new Finding(what, state, advice, advice.isEmpty() ? "ok   " : "BAD  "));
    }

    /// Something to know.
    private void note(String what, String state) {
        findings.add(new Finding(what, state, "", "note "));
    }

    private void tell() {
        if (invocation().json()) {
            invocation().documents(findings.stream().map(DoctorCommand::tree).toList());
            return;
        }
        for (var finding : findings) {
            console().out().println(finding.mark() + finding.what() + ": " + finding.state());
            if (!finding.good()) {
                console().out().println("     " + finding.advice());
            }
        }
    }

    private static JsonFields tree(Finding finding) {
        return new JsonFields()
                .with("check", finding.what())
                .with("ok", finding.good())
                .with("state", finding.state())
                .with("advice", finding.advice());
    }
}
