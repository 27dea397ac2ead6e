package dev.quaymaster.ui.logs;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.logs.LogBook;
import dev.quaymaster.logs.LogEntry;
import dev.quaymaster.logs.LogFeed;
import dev.quaymaster.logs.LogFilter;
import dev.quaymaster.logs.LogIndex;
import dev.quaymaster.logs.LogOrigin;
import dev.quaymaster.logs.LogRange;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.words.Count;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The logs of a stack, merged in time order: of all services or one, searched, filtered, followed,
/// copied and saved.
public final class LogsView extends BorderPane implements AutoCloseable {

    private static final Duration BREATH = Duration.millis(80);

    private final Desk desk;
    private final LogBook book = new LogBook(LogBook.Limits.USUAL);
    private final LogFeed feed;
    private final LogSearch search = new LogSearch(book);
    private final LogTools tools = new LogTools(new Asked());
    private final LogPane pane;
    private final EmptyPane empty =
            new EmptyPane(Feather.FILE_TEXT, "No log lines", "What the services print appears here once they run.");
    private final Runnable endOfChanges;
    private final AtomicBoolean told = new AtomicBoolean();
    private final PauseTransition breath = new PauseTransition(BREATH);
    private List<String> services = List.of();
    private volatile List<LogFeed.Followed> wanted = List.of();
    private RangeChoice choice = RangeChoice.LATEST;
    private boolean reading;
    private volatile boolean resting;

    /// Creates an empty view.
    ///
    /// @param engine has the logs
    /// @param desk the window around it
    public LogsView(Engine engine, Desk desk) {
        this.desk = desk;
        this.feed = new LogFeed(engine, book, this::unreadable);
        this.pane = new LogPane(book.index(LogFilter.ALL), this::numberOf);
        this.endOfChanges = book.onChange(this::lineCame);
        breath.setOnFinished(event -> refresh());
        pane.wrapProperty().bindBidirectional(tools.wrap().selectedProperty());
        pane.followProperty().bindBidirectional(tools.follow().selectedProperty());
        empty.setMouseTransparent(true);
        setTop(tools);
        setCenter(new StackPane(pane, empty));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        refresh();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            tools.search().requestFocus();
            tools.search().selectAll();
            event.consume();
        } else if (event.getCode() == KeyCode.F3) {
            find(!event.isShiftDown());
            event.consume();
        }
    }

    private int numberOf(String service) {
        return Math.max(0, services.indexOf(service));
    }

    /// Shows the logs of these containers. Nothing is read until the view is in sight for the first
    /// time.
    ///
    /// @param containers of the stack, those that don't run too
    public void follow(List<LogFeed.Followed> containers) {
        if (containers.equals(wanted)) {
            return;
        }
        wanted = List.copyOf(containers);
        services = containers.stream()
                .map(one -> one.origin().service())
                .distinct()
                .sorted()
                .toList();
        tools.setServices(services);
        pane.setLabelWidth(labelWidth());
        if (reading) {
            read();
        }
    }

    /// Begins to read, if that was not done yet.
    public void wake() {
        if (!reading) {
            reading = true;
            read();
        }
    }

    /// Reads nothing while nobody looks, and goes on from where it stopped afterwards.
    ///
    /// @param away whether nobody looks
    public void rest(boolean away) {
        if (resting != away) {
            resting = away;
            if (reading) {
                read();
            }
        }
    }

    private void read() {
        desk.tasks()
                .run(
                        () -> {
                            bringFeedUpToDate();
                            return feed;
                        },
                        done -> {});
    }

    /// Whichever of several tasks comes last does what holds by then.
    private void bringFeedUpToDate() {
        synchronized (feed) {
            if (resting) {
                feed.rest();
            } else {
                feed.follow(wanted);
            }
        }
    }

    private int labelWidth() {
        return tools.filter().service().isPresent() && scaled().isEmpty()
                ? 0
                : Math.min(
                        20,
                        wanted.stream()
                                .mapToInt(one -> one.origin().label().length())
                                .max()
                                .orElse(0));
    }

    /// A service of several containers: its lines must say which.
    private Optional<LogOrigin> scaled() {
        return wanted.stream()
                .map(LogFeed.Followed::origin)
                .filter(one -> !one.label().equals(one.service()))
                .filter(one ->
                        tools.filter().service().map(one.service()::equals).orElse(true))
                .findFirst();
    }

    /// Shows one service's lines only.
    ///
    /// @param name the service
    public void only(String name) {
        tools.choose(name);
    }

    private void unreadable(LogOrigin origin, EngineException why) {
        Platform.runLater(() ->
                desk.toasts().show(Tone.WARN, "The log of " + origin.label() + " can't be read: " + why.getMessage()));
    }

    /// Called on any thread, for every line.
    private void lineCame() {
        if (told.compareAndSet(false, true)) {
            Platform.runLater(breath::playFromStart);
        }
    }

    private void refresh() {
        told.set(false);
        empty.setVisible(pane.index().size() == 0);
        tools.showCount(search.words());
        pane.refresh();
    }

    private void filter() {
        var filter = tools.filter();
        var query = tools.query();
        search.look(filter.finding(query));
        showIndex(tools.only().isSelected() ? filter.finding(query) : filter);
        pane.setLabelWidth(labelWidth());
        pane.mark(query, null);
        refresh();
    }

    private void showIndex(LogFilter filter) {
        var before = pane.index();
        if (!before.filter().equals(filter)) {
            pane.show(book.index(filter));
            before.close();
        }
    }

    private void find(boolean forward) {
        search.go(forward, forward ? LogEntry.Key.FIRST : endOf(pane.index())).ifPresent(line -> {
            pane.mark(search.query(), line);
            pane.reveal(line);
        });
        tools.showCount(search.words());
    }

    private static LogEntry.Key endOf(LogIndex index) {
        return index.line(index.size() - 1).map(LogEntry::key).orElse(LogEntry.Key.FIRST);
    }

    private void choose(RangeChoice chosen) {
        chosen.range().ifPresentOrElse(range -> read(chosen, range), () -> {
            tools.showRange(choice);
            new RangeDialog(desk.dialogs()).show(range -> read(chosen, range));
        });
    }

    private void read(RangeChoice chosen, LogRange range) {
        choice = chosen;
        tools.showRange(chosen);
        reading = true;
        var containers = wanted;
        desk.tasks()
                .run(
                        () -> {
                            feed.read(range);
                            feed.follow(containers);
                            return range;
                        },
                        done -> {});
    }

    private void save() {
        desk.picker()
                .saveFile("Save the lines shown", "logs.txt")
                .ifPresent(file -> desk.tasks()
                        .run(
                                () -> LogLines.save(pane.index(), file),
                                count -> desk.toasts()
                                        .show(Tone.OK, Count.words(count, "line") + " written to " + file)));
    }

    @Override
    public void close() {
        endOfChanges.run();
        breath.stop();
        feed.close();
        search.close();
        pane.index().close();
        book.clear();
    }

    /// What the tools ask for.
    private final class Asked implements LogTools.Listener {

        @Override
        public void filterChanged() {
            filter();
        }

        @Override
        public void find(boolean forward) {
            LogsView.this.find(forward);
        }

        @Override
        public void rangeChosen(RangeChoice chosen) {
            choose(chosen);
        }

        @Override
        public void save() {
            LogsView.this.save();
        }
    }
}
