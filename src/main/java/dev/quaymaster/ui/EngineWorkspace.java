package dev.quaymaster.ui;

import dev.quaymaster.backup.recovery.Recovery;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.image.RegistryManifests;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.preflight.Preflight;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.stack.run.StackRunner;
import dev.quaymaster.ui.backup.BackupJobs;
import dev.quaymaster.ui.backup.BackupsDesk;
import dev.quaymaster.ui.backup.BackupsScreen;
import dev.quaymaster.ui.backup.BackupsViewModel;
import dev.quaymaster.ui.engine.EngineStatus;
import dev.quaymaster.ui.engine.EngineViewModel;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.ui.stack.StackListViewModel;
import dev.quaymaster.ui.stack.StackTools;
import dev.quaymaster.ui.stack.StacksScreen;
import dev.quaymaster.ui.volume.VolumesScreen;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.VolumeGuard;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the window has open at one engine: the connection, its stacks, its volumes, and its
/// backups. It stays as it is, and alive, while another engine's is in front. Belongs to the FX
/// thread.
final class EngineWorkspace implements AutoCloseable {

    private final Surroundings around;
    private final Engine engine;
    private final Path journals;
    private final EngineViewModel model;
    private final StackListViewModel list;
    private final StacksScreen stacks;
    private final VolumesScreen volumes;
    private final BackupsScreen backups;
    private final BackupsViewModel plans;
    private final BackupJobs jobs;
    private final Consumer<List<String>> onTidied;

    /// Opens a workspace; [#start] begins to load it.
    ///
    /// @param known which engine
    /// @param around the window
    /// @param show brings a place to the front, with this workspace
    /// @param home the engine that scheduled backups run at
    /// @param onTidied told, whenever the engine is there, of what killed runs had left there and
    ///   was put right
    EngineWorkspace(
            KnownEngine known,
            Surroundings around,
            Consumer<ScreenId> show,
            KnownEngine home,
            Consumer<List<String>> onTidied) {
        var memory = around.memory();
        var endpoint = known.endpoint();
        this.around = around;
        this.onTidied = onTidied;
        this.engine = DockerEngine.connect(endpoint, around.environment());
        this.journals = memory.folders().journals(endpoint.host());
        this.model = new EngineViewModel(known, engine, around.environment());
        var navigator = new WindowNavigator(endpoint.machine().orElse("localhost"));
        var desk = around.hall().desk(navigator);
        this.jobs = new BackupJobs(engine, journals, around.clock(), memory.lockedVolumes()::now, memory::store, desk);
        this.plans = new BackupsViewModel(new WindowPlans(around.schedules(), memory), jobs, desk.tasks());
        var backupsDesk = new BackupsDesk(engine, jobs, plans, elsewhere(known, home), desk);
        this.backups = new BackupsScreen(backupsDesk);
        var actions = new WindowBackups(backupsDesk, memory::store);
        this.list = new StackListViewModel(engine, memory::stacks, around.environment(), desk);
        this.stacks = stacks(known, actions, desk);
        this.volumes = new VolumesScreen(engine, memory.lockedVolumes(), actions, desk);
        navigator.connect(show, stacks, volumes, backups);
        model.statusProperty().subscribe(this::changed);
    }

    private static Optional<String> elsewhere(KnownEngine known, KnownEngine home) {
        return known.equals(home) ? Optional.empty() : Optional.of(home.name());
    }

    private StacksScreen stacks(KnownEngine known, WindowBackups actions, Desk desk) {
        var memory = around.memory();
        var preflight =
                known.endpoint().socket().isPresent() ? Preflight.onThisMachine(engine) : Preflight.elsewhere(engine);
        var runner = new StackRunner(engine, StackLocks.beside(journals), () -> locked(memory));
        var manifests = new RegistryManifests(EngineLocator.configFolder(around.environment()));
        var tools = new StackTools(
                engine,
                runner,
                preflight.sparing(() -> lockedIfKnown(memory)).weighing(manifests::downloadSize),
                around.environment(),
                memory.versions());
        return new StacksScreen(list, tools, desk, actions, memory::keepStack);
    }

    private ProtectedVolumes locked(Memory memory) {
        var guard = new VolumeGuard(engine, memory.lockedVolumes()::now);
        return new ProtectedVolumes(guard.now().lockedBy());
    }

    /// For warnings: a line above every screen says when the settings can't be read.
    private ProtectedVolumes lockedIfKnown(Memory memory) {
        return memory.lockedVolumes().known().isPresent() ? locked(memory) : ProtectedVolumes.NONE;
    }

    /// Begins to watch the engine.
    void start() {
        model.start();
    }

    private void changed(EngineStatus status) {
        list.refresh();
        if (status instanceof EngineStatus.Ready) {
            volumes.engineChanged();
            recover();
        }
    }

    /// Undoes what killed runs left, before anything else may use their containers and volumes;
    /// again whenever the engine is back.
    private void recover() {
        around.hall()
                .tasks()
                .run(
                        () -> {
                            var put = Recovery.run(
                                    engine,
                                    journals,
                                    around.clock(),
                                    around.memory().lockedVolumes()::now);
                            HelperContainers.removeLeftovers(engine);
                            return List.copyOf(put);
                        },
                        onTidied,
                        failure -> onTidied.accept(List.of(TaskFailures.words(
                                failure, around.memory().folders().log()))));
    }

    /// Which engine it is.
    KnownEngine known() {
        return model.known();
    }

    /// The connection to it.
    Engine engine() {
        return engine;
    }

    /// Watches the engine.
    EngineViewModel model() {
        return model;
    }

    /// The screens that show what is at this engine.
    Map<ScreenId, Screen> screens() {
        var screens = new EnumMap<ScreenId, Screen>(ScreenId.class);
        screens.put(ScreenId.STACKS, stacks);
        screens.put(ScreenId.VOLUMES, volumes);
        screens.put(ScreenId.BACKUPS, backups);
        return screens;
    }

    StacksScreen stacks() {
        return stacks;
    }

    BackupJobs jobs() {
        return jobs;
    }

    BackupsViewModel plans() {
        return plans;
    }

    /// Opens a stack, a volume, or the backups of either.
    void open(String place, String name) {
        if (place.equals(ScreenId.VOLUMES.id())) {
            volumes.open(name);
        } else if (place.equals(ScreenId.BACKUPS.id())) {
            backups.open(name);
        } else {
            stacks.openByName(name);
        }
    }

    /// Ends the watches. The connection stays until [#disconnect]: what is cancelled may still have
    /// to put things right.
    @Override
    public void close() {
        model.close();
        stacks.close();
        volumes.close();
    }

    /// Gives the connection up. May block.
    void disconnect() {
        engine.close();
    }
}
