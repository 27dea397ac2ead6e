package dev.quaymaster.ui.kit;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.words.VisibleText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One piece of long work: what it is, how far it is, how it ended. Secrets in its words are
/// covered. Belongs to the FX thread.
public final class Activity {

    /// How an activity stands.
    public enum State {
        /// Still under way.
        RUNNING,
        /// Ended as wanted.
        DONE,
        /// Ended otherwise; the detail says why and what next.
        FAILED,
        /// Ended by the user.
        CANCELLED
    }

    private static final int LINES_KEPT = 500;

    private final String title;
    private final Clock clock;
    private final Runnable cancel;
    private final String ifCutShort;
    private final Instant started;
    private final List<String> lines = new ArrayList<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private Instant ended = Instant.MAX;

    Activity(String title, Clock clock, Runnable cancel, String ifCutShort) {
        this.ifCutShort = ifCutShort;
        this.title = shown(title);
        this.clock = clock;
        this.cancel = cancel;
        this.started = clock.instant();
    }

    /// Tells how far the work is.
    ///
    /// @param newFraction 0 to 1, negative when it can't be told
    /// @param text the present step, in words
    public void advance(double newFraction, String text) {
        fraction.set(newFraction);
        var shown = shown(text);
        if (!shown.equals(detail.get())) {
            log(shown);
            detail.set(shown);
        }
    }

    /// What the user is told at the next start if the program ends first; empty for nothing.
    public String ifCutShort() {
        return ifCutShort;
    }

    private static String shown(String text) {
        return VisibleText.lines(Secrets.masked(text));
    }

    private void log(String text) {
        if (lines.size() < LINES_KEPT) {
            lines.add(text);
        }
    }

    /// Ends it as wanted.
    ///
    /// @param text what came of it
    public void done(String text) {
        end(State.DONE, text);
    }

    /// Ends it otherwise.
    ///
    /// @param text what happened, why, what next
    public void failed(String text) {
        end(State.FAILED, text);
    }

    /// Ends it by the user's wish and interrupts the work.
    public void cancel() {
        if (state.get() == State.RUNNING) {
            cancel.run();
            end(State.CANCELLED, "Cancelled");
        }
    }

    private void end(State newState, String text) {
        ended = clock.instant();
        var shown = shown(text);
        log(shown);
        detail.set(shown);
        fraction.set(1);
        state.set(newState);
    }

    /// What is done, to what.
    public String title() {
        return title;
    }

    /// When it began.
    public Instant started() {
        return started;
    }

    /// How long it took, or has taken so far.
    public Duration took() {
        return Duration.between(started, state.get() == State.RUNNING ? clock.instant() : ended);
    }

    /// Its steps in words, in order.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// How it stands.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The present step, or what came of it.
    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /// How far it is, 0 to 1; negative when that can't be told.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }
}
