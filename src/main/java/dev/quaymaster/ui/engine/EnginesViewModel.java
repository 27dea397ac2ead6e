package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.KnownEngines;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.settings.AddedEngine;
import dev.quaymaster.ui.kit.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// All known engines, each with its state while somebody looks at them: those that the window works
/// with are watched anyway, the others only then. Belongs to the FX thread.
public final class EnginesViewModel implements AutoCloseable {

    private final EngineBook book;
    private final EngineFront front;
    private final Map<String, String> environment;
    private final Tasks tasks;
    private final Map<KnownEngine, Watch> watches = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<EngineEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private KnownEngines known;
    private boolean watching;

    /// Somebody who watches an engine for this list.
    private record Watch(EngineViewModel model, Subscription told, Optional<Engine> own) {

        void end() {
            told.unsubscribe();
            own.ifPresent(engine -> {
                model.close();
                // over ssh that takes a moment
                Thread.ofVirtual().start(engine::close);
            });
        }
    }

    /// Creates the list.
    ///
    /// @param book knows the engines
    /// @param known as the book had them when the window was opened
    /// @param front has the one in use
    /// @param environment the variables of the process
    /// @param tasks reads the book
    public EnginesViewModel(
            EngineBook book, KnownEngines known, EngineFront front, Map<String, String> environment, Tasks tasks) {
        this.book = book;
        this.known = known;
        this.front = front;
        this.environment = Map.copyOf(environment);
        this.tasks = tasks;
        front.engineProperty().subscribe(now -> arrange());
    }

    ReadOnlyObjectProperty<List<EngineEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /// All engines that can be chosen.
    public List<KnownEngine> engines() {
        return known.all();
    }

    /// The one in use.
    public KnownEngine inFront() {
        return front.engineProperty().get();
    }

    /// Reads the book again, and keeps an eye on all engines from now on.
    public void look() {
        watching = true;
        watches.values().forEach(watch -> watch.model().retry());
        arrange();
        refresh();
    }

    /// Reads the book again.
    public void refresh() {
        tasks.run(book::engines, this::learn);
    }

    /// Leaves the engines alone that nobody works with.
    public void rest() {
        watching = false;
        watches.values().forEach(Watch::end);
        watches.clear();
    }

    /// Does nothing while the window can't be seen, and goes on afterwards.
    public void pause(boolean paused) {
        watches.values().stream()
                .filter(watch -> watch.own().isPresent())
                .forEach(watch -> watch.model().rest(paused));
    }

    private void learn(KnownEngines now) {
        known = now;
        arrange();
    }

    /// Brings an engine to the front.
    public void use(KnownEngine engine) {
        front.use(engine);
    }

    void add(AddedEngine engine) {
        tasks.run(
                () -> {
                    book.keep(engine);
                    return book.engines();
                },
                this::learn);
    }

    void remove(KnownEngine engine) {
        tasks.run(
                () -> {
                    book.drop(engine.name());
                    return book.engines();
                },
                this::learn);
    }

    boolean isKnown(String name) {
        return known.named(name).isPresent();
    }

    private void arrange() {
        if (watching) {
            watches.keySet().stream()
                    .filter(engine -> outdated(engine))
                    .toList()
                    .forEach(engine ->
                            Optional.ofNullable(watches.remove(engine)).ifPresent(Watch::end));
            known.all().stream().filter(engine -> !watches.containsKey(engine)).forEach(this::watch);
        }
        tell();
    }

    /// Whether it is gone from the book, or the window watches it itself by now.
    private boolean outdated(KnownEngine engine) {
        var watch = watches.get(engine);
        return !known.all().contains(engine)
                || (watch != null
                        && watch.own().isPresent()
                        && front.watcher(engine).isPresent());
    }

    private void watch(KnownEngine engine) {
        var existing = front.watcher(engine);
        var own = existing.isPresent()
                ? Optional.<Engine>empty()
                : Optional.<Engine>of(DockerEngine.connect(engine.endpoint(), environment));
        var model = existing.orElseGet(() -> new EngineViewModel(engine, own.orElseThrow(), environment));
        var told = model.statusProperty().subscribe((_, _) -> tell());
        watches.put(engine, new Watch(model, told, own));
        own.ifPresent(_ -> model.start());
    }

    private void tell() {
        entries.set(known.all().stream().map(this::entry).toList());
    }

    private EngineEntry entry(KnownEngine engine) {
        var watch = watches.get(engine);
        var status = watch == null
                ? new EngineStatus.Connecting()
                : watch.model().statusProperty().get();
        return new EngineEntry(engine, status, engine.equals(inFront()), engine.equals(known.docker()));
    }

    /// Ends the watches.
    @Override
    public void close() {
        rest();
    }
}
