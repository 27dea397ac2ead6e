package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanCatalog;
import dev.quaymaster.backup.store.BackupStore;

/// The user's backup plans; given by whoever puts the window together.
public interface PlanBook {

    /// All plans, those of compose labels included, and what is wrong with them. Reads files: not
    /// for the FX thread.
    PlanCatalog catalog();

    /// The folder of sets where no plan says otherwise.
    BackupStore store();

    /// Remembers a plan in place of the one of the same name.
    void keep(BackupPlan plan);

    /// Forgets a plan; its backups stay.
    ///
    /// @param name of the plan
    void drop(String name);
}
