package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.LabelledStacks;
import dev.quaymaster.backup.schedule.PlanCatalog;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.settings.SettingsException;
import java.time.ZoneId;
import java.util.Optional;

/// The plans of a user: those made here, and those that labels ask for, of stacks that were opened
/// in the window or that the engine has.
public final class Plans {

    private Plans() {}

    /// All plans as they are at this moment, and what is wrong with them.
    ///
    /// @throws SettingsException when the settings can't be read: that is not to have no plans
    public static PlanCatalog catalog(Invocation invocation) {
        var settings = invocation.settingsFile().load().require();
        return PlanCatalog.read(
                settings.plans(),
                settings.stacks(),
                LabelledStacks.at(invocation::engine, invocation.console().environment()),
                invocation.console().environment(),
                ZoneId.systemDefault(),
                settings.preferences().backups().orElseGet(invocation.folders()::backups));
    }

    /// The plan of that name.
    static Optional<BackupPlan> find(Invocation invocation, String name) {
        return catalog(invocation).plans().stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst();
    }
}
