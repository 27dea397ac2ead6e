package dev.quaymaster.ui;

import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.ui.engine.EngineFront;
import dev.quaymaster.ui.engine.EngineStatus;
import dev.quaymaster.ui.engine.EngineViewModel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The workspaces that were opened, of which one is in front. Belongs to the FX thread.
final class Workspaces implements EngineFront {

    private final Map<KnownEngine, EngineWorkspace> open = new LinkedHashMap<>();
    private final Function<KnownEngine, EngineWorkspace> make;
    private final Consumer<KnownEngine> remember;
    private final ReadOnlyObjectWrapper<EngineWorkspace> front;
    private final ReadOnlyObjectWrapper<KnownEngine> engine;
    private boolean resting;

    /// Opens the first one.
    ///
    /// @param first the engine to begin with
    /// @param make opens a workspace, not started
    /// @param remember keeps which engine the user chose
    Workspaces(KnownEngine first, Function<KnownEngine, EngineWorkspace> make, Consumer<KnownEngine> remember) {
        this.make = make;
        this.remember = remember;
        var workspace = make.apply(first);
        open.put(first, workspace);
        this.front = new ReadOnlyObjectWrapper<>(workspace);
        this.engine = new ReadOnlyObjectWrapper<>(first);
    }

    /// The workspace of an engine, opened if it is not yet.
    EngineWorkspace at(KnownEngine known) {
        var there = open.get(known);
        if (there == null) {
            there = make.apply(known);
            open.put(known, there);
            there.model().rest(resting);
            there.start();
        }
        return there;
    }

    @Override
    public void use(KnownEngine known) {
        if (!known.equals(engine.get())) {
            bringToFront(known);
            remember.accept(known);
        }
    }

    /// Brings an engine to the front for now.
    void bringToFront(KnownEngine known) {
        front.set(at(known));
        engine.set(known);
    }

    /// Leaves the engines alone while nobody looks, or watches them again.
    void rest(boolean now) {
        resting = now;
        open.values().forEach(workspace -> workspace.model().rest(now));
    }

    /// The workspace in front.
    ReadOnlyObjectProperty<EngineWorkspace> frontProperty() {
        return front.getReadOnlyProperty();
    }

    /// How the engine in front is.
    ObservableValue<EngineStatus> status() {
        return front.flatMap(workspace -> workspace.model().statusProperty());
    }

    @Override
    public ReadOnlyObjectProperty<KnownEngine> engineProperty() {
        return engine.getReadOnlyProperty();
    }

    @Override
    public Optional<EngineViewModel> watcher(KnownEngine known) {
        return Optional.ofNullable(open.get(known)).map(EngineWorkspace::model);
    }

    /// All that were opened.
    Collection<EngineWorkspace> all() {
        return List.copyOf(open.values());
    }
}
