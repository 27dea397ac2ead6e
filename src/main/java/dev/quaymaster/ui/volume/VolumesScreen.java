package dev.quaymaster.ui.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.ErrorPane;
import dev.quaymaster.ui.kit.ListColumn;
import dev.quaymaster.ui.kit.Screen;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.VolumeGuard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The volumes: their list, and the one that is open. The open one's helper container goes when
/// another screen takes its place.
public final class VolumesScreen implements Screen, AutoCloseable {

    private final VolumesViewModel model;
    private final HelperContainers helpers;
    private final LockedVolumes locks;
    private final VolumeGuard guard;
    private final VolumeActions actions;
    private final Desk desk;
    private final ListColumn list = new ListColumn("volume-list", "Filter volumes", this::open);
    private final BorderPane content = new BorderPane();
    private @Nullable VolumePage page;
    private String wanted = "";
    private boolean inFront;

    /// Creates the screen; [#refresh] loads it.
    ///
    /// @param engine where the volumes are
    /// @param locks which volumes the user locked
    /// @param actions what can be done with a volume beyond its files
    /// @param desk the window around it
    public VolumesScreen(Engine engine, LockedVolumes locks, VolumeActions actions, Desk desk) {
        this.model = new VolumesViewModel(engine, locks::known, desk.tasks());
        this.helpers = new HelperContainers(engine);
        this.locks = locks;
        this.guard = new VolumeGuard(engine, locks::now);
        this.actions = actions;
        this.desk = desk;
        content.setId("volumes-content");
        model.stateProperty().subscribe(state -> show(state));
    }

    /// Opens a volume of the list; one that is not in it yet is opened as soon as it is.
    ///
    /// @param volume its name at the engine
    public void open(String volume) {
        wanted = volume;
        model.volume(volume).ifPresentOrElse(this::openPage, model::refresh);
    }

    /// Looks at the engine's volumes again, because something changed there. While another screen
    /// is in front nothing is asked: the list would open a volume, and start a helper container for
    /// it, that nobody looks at.
    public void engineChanged() {
        if (inFront) {
            model.refresh();
        }
    }

    private void show(VolumesViewModel.State state) {
        switch (state) {
            case VolumesViewModel.State.Loading() -> {}
            case VolumesViewModel.State.Failed(var why) -> {
                if (page == null) {
                    content.setCenter(new ErrorPane("The volumes can't be listed", why, this::refresh));
                }
            }
            case VolumesViewModel.State.Ready(var volumes) -> show(volumes);
        }
    }

    private void show(List<VolumeSummary> volumes) {
        list.setRows(VolumeRows.of(volumes, Instant.now()));
        if (wanted.isEmpty()) {
            wanted = VolumeRows.first(volumes).map(VolumeSummary::name).orElse("");
        }
        model.volume(wanted).ifPresentOrElse(this::openPage, () -> showNone(volumes));
    }

    private void showNone(List<VolumeSummary> volumes) {
        closePage();
        content.setCenter(
                volumes.isEmpty()
                        ? new EmptyPane(
                                Feather.DATABASE,
                                "No volumes yet",
                                "Volumes keep the data of your services. They appear here as soon"
                                        + " as a stack that has some is started.")
                        : new EmptyPane(
                                Feather.DATABASE,
                                "This volume is gone",
                                wanted + " is not on this engine. Choose another one."));
    }

    private void openPage(VolumeSummary volume) {
        var open = page;
        if (open == null || !open.name().equals(volume.name())) {
            closePage();
            open = new VolumePage(volume, helpers, guard, this::setLocked, actions, desk);
            page = open;
            content.setCenter(open);
            list.select(volume.name());
        }
        open.show(volume);
    }

    private void setLocked(String volume, boolean locked) {
        desk.tasks()
                .run(
                        () -> {
                            locks.set(volume, locked);
                            return locked;
                        },
                        _ -> model.refresh());
    }

    private void closePage() {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    @Override
    public Optional<Node> list() {
        return Optional.of(list);
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void refresh() {
        inFront = true;
        model.refresh();
        model.measure();
        if (page != null) {
            page.reload();
        }
    }

    @Override
    public void hidden() {
        inFront = false;
        if (page != null) {
            page.rest();
        }
    }

    @Override
    public void find() {
        if (page == null) {
            list.filterField().requestFocus();
        } else {
            page.find();
        }
    }

    /// Gives the open volume's helper container up.
    @Override
    public void close() {
        closePage();
    }
}
