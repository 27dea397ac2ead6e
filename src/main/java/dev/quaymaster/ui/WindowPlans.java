package dev.quaymaster.ui;

import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanCatalog;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.ui.backup.PlanBook;

/// The user's backup plans, kept with the other settings.
///
/// @param schedules knows the plans of compose labels too
/// @param memory keeps those made here
record WindowPlans(Schedules schedules, Memory memory) implements PlanBook {

    @Override
    public PlanCatalog catalog() {
        return schedules.catalog();
    }

    @Override
    public BackupStore store() {
        return memory.store();
    }

    @Override
    public void keep(BackupPlan plan) {
        memory.change(before -> before.withPlan(plan));
    }

    @Override
    public void drop(String name) {
        memory.change(before -> before.withoutPlan(name));
    }
}
