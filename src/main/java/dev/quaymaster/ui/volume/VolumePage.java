package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.PageHeader;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.VolumeGuard;
import dev.quaymaster.volume.VolumePath;
import dev.quaymaster.volume.VolumeUser;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One volume: its name, use and actions above, and tabs for its files, backups and details.
final class VolumePage extends BorderPane implements AutoCloseable {

    /// Longer pills would push the title out.
    private static final int PILL = 44;

    private final VolumeFilesViewModel model;
    private final VolumeFilesView files;
    private final VolumeTransfers transfers;
    private final VolumeDetailsView details = new VolumeDetailsView();
    private final VolumeActions actions;
    private final BiConsumer<String, Boolean> setLocked;
    private final Button lock;
    private final PageHeader header = new PageHeader().withTabs();
    private VolumeSummary volume;

    VolumePage(
            VolumeSummary volume,
            HelperContainers helpers,
            VolumeGuard guard,
            BiConsumer<String, Boolean> setLocked,
            VolumeActions actions,
            Desk desk) {
        this.volume = volume;
        this.actions = actions;
        this.setLocked = setLocked;
        this.lock = Buttons.plain("volume-lock", "Lock", this::lockOrUnlock);
        this.model = new VolumeFilesViewModel(helpers, guard, volume.name(), desk.tasks());
        this.transfers = new VolumeTransfers(helpers, guard, volume.name(), desk);
        this.files = new VolumeFilesView(model, transfers, volume.title(), desk);
        setId("volume-page");
        var tabs = new TabPane();
        tabs.setId("volume-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().add(tab("Files", files));
        actions.history(volume.name()).ifPresent(history -> tabs.getTabs().add(tab("Backups", history)));
        tabs.getTabs().add(tab("Details", details));
        setTop(header);
        setCenter(tabs);
        header.setActions(buttons());
        model.totalProperty().subscribe(_ -> show(this.volume));
        model.editingAllowedProperty().subscribe(_ -> show(this.volume));
        model.open(VolumePath.ROOT);
        model.measure();
    }

    private static Tab tab(String title, Node content) {
        var tab = new Tab(title, content);
        tab.setId("tab-" + title.toLowerCase(Locale.ROOT));
        return tab;
    }

    private Button[] buttons() {
        var name = volume.name();
        return new Button[] {
            lock,
            Buttons.plain("volume-restore", "Restore…", () -> actions.restore(name)),
            Buttons.plain("volume-download", "Download", () -> transfers.downloadTar(VolumePath.ROOT)),
            Buttons.primary("volume-back-up", "Back up now", () -> actions.backUp(name))
        };
    }

    private void lockOrUnlock() {
        setLocked.accept(volume.name(), !volume.locked());
    }

    /// The volume's name at the engine.
    String name() {
        return volume.name();
    }

    /// Shows the volume as it is now.
    void show(VolumeSummary now) {
        volume = now;
        var locked = now.locked();
        lock.setText(locked ? "Unlock" : "Lock");
        lock.setTooltip(new Tooltip(
                locked
                        ? "Let this volume be changed, restored and removed again"
                        : "Protect this volume against changes, restores and removal"));
        var pills = new ArrayList<Pill>();
        var tone = now.running() ? Tone.ACCENT : Tone.NEUTRAL;
        pills.add(new Pill(tone, VolumeSummary.shortened(now.usage(), PILL)));
        if (locked) {
            var pill = new Pill(Tone.WARN, "locked");
            pill.setGraphic(new FontIcon(Feather.LOCK));
            pills.add(pill);
        }
        header.setText(now.title(), subtitle(now));
        header.setPills(pills.toArray(Pill[]::new));
        files.show(now);
        details.show(now);
    }

    private String subtitle(VolumeSummary now) {
        var parts = new ArrayList<String>();
        parts.add(now.volume().driver() + " volume");
        model.totalProperty()
                .get()
                .ifPresentOrElse(
                        total ->
                                parts.add(ByteCount.words(total.bytes()) + " in " + Count.words(total.files(), "file")),
                        () -> now.size().ifPresent(size -> parts.add(ByteCount.words(size))));
        now.users().stream()
                .findFirst()
                .map(VolumeUser::destination)
                .ifPresent(place -> parts.add("mounted at " + place));
        created(now).ifPresent(parts::add);
        return String.join(" · ", parts);
    }

    private static Optional<String> created(VolumeSummary now) {
        return now.volume()
                .created()
                .map(time -> "created " + Words.moment(time, Instant.now(), ZoneId.systemDefault()));
    }

    /// Lists the open folder anew.
    void reload() {
        model.reload();
    }

    /// Gives the helper container up until the page is looked at again.
    void rest() {
        model.rest();
    }

    /// Puts the focus where names are found.
    void find() {
        files.find();
    }

    /// Gives the helper container up.
    @Override
    public void close() {
        model.close();
    }
}
