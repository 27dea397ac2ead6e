package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;

/// The actions of a set, and its own way to close the inspector.
///
/// @param others what is done with the set
/// @param closing what closing does
record ClosingActions(SetInspector.Actions others, Runnable closing)
        implements SetInspector.Actions {

    @Override
    public void restore(BackupSet set) {
        others.restore(set);
    }

    @Override
    public void verify(BackupSet set) {
        others.verify(set);
    }

    @Override
    public void delete(BackupSet set) {
        others.delete(set);
    }

    @Override
    public void close() {
        closing.run();
    }
}
