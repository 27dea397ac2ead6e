package dev.quaymaster.ui.kit;

import java.time.Clock;
import java.util.List;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What was done in this window and what is being done, the newest first. Belongs to the FX thread.
public final class Activities {

    private static final int AT_MOST = 200;

    private final ObservableList<Activity> entries = FXCollections.observableArrayList(
            activity -> new Observable[] {activity.stateProperty(), activity.detailProperty()});

    /// One object for all: it hears of changes only as long as somebody holds it.
    private final ObservableList<Activity> readOnly = FXCollections.unmodifiableObservableList(entries);

    private final Clock clock;

    /// Creates an empty record.
    ///
    /// @param clock tells when things began and ended
    public Activities(Clock clock) {
        this.clock = clock;
    }

    /// Begins an entry for long work.
    ///
    /// @param title what is done, to what: `Starting prefect-v2`
    /// @param cancel stops the work
    public Activity begin(String title, Runnable cancel) {
        return begin(title, cancel, "");
    }

    /// Begins an entry for long work that leaves something behind when the program ends first.
    ///
    /// @param title what is done, to what: `Starting prefect-v2`
    /// @param cancel stops the work
    /// @param ifCutShort told at the next start then: what is left and what next
    public Activity begin(String title, Runnable cancel, String ifCutShort) {
        var activity = new Activity(title, clock, cancel, ifCutShort);
        entries.addFirst(activity);
        if (entries.size() > AT_MOST) {
            entries.removeLast();
        }
        return activity;
    }

    /// What is under way, the newest first.
    public List<Activity> running() {
        return entries.stream()
                .filter(one -> one.stateProperty().get() == Activity.State.RUNNING)
                .toList();
    }

    /// All entries; changes when one of them does.
    public ObservableList<Activity> entries() {
        return readOnly;
    }
}
