package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.LabelPlans;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.settings.Settings;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plans of a user: those made here, and those that the labels of known stacks ask for.
final class Plans {

    private Plans() {}

    /// All plans, the user's own first.
    static List<BackupPlan> all(Invocation invocation) {
        var settings = invocation.settingsFile().load().orDefaults();
        var plans = new ArrayList<>(settings.plans());
        plans.addAll(fromLabels(invocation, settings));
        return plans;
    }

    /// The plan of that name.
    static Optional<BackupPlan> find(Invocation invocation, String name) {
        return all(invocation).stream().filter(plan -> plan.name().equals(name)).findFirst();
    }

    private static List<BackupPlan> fromLabels(Invocation invocation, Settings settings) {
        var destination = Destinations.usual(invocation);
        return settings.stacks().stream()
                .map(file -> ComposeFiles.find(file, invocation.console().environment()))
                .flatMap(files -> ProjectLoader.load(files).project().stream())
                .map(project -> LabelPlans.of(project, ZoneId.systemDefault(), destination))
                .flatMap(found -> found.plans().stream())
                .toList();
    }
}
