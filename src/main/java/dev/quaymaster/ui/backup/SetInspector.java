package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetState;
import dev.quaymaster.backup.run.RestoreText;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Facts;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One set: its state, what can be done with it, each volume, and how to restore it without this
/// program.
final class SetInspector extends VBox {

    /// What can be done with a set.
    interface Actions {
        void restore(BackupSet set);

        void verify(BackupSet set);

        void pin(BackupSet set, boolean pinned);

        void delete(BackupSet set);
    }

    /// Creates the inspector of a set.
    SetInspector(BackupSet set, Actions actions) {
        getStyleClass().add(Styles.INSPECTOR);
        setId("set-inspector");
        getChildren().addAll(head(set), line(summary(set)), buttons(set, actions));
        problems(set);
        for (var volume : set.manifest().volumes()) {
            getChildren().addAll(new Separator(), volume(volume));
        }
        files(set);
        getChildren().addAll(new Separator(), without(set));
    }

    private static Node head(BackupSet set) {
        var title = new Label(Words.moment(set.started(), Instant.now(), ZoneId.systemDefault()));
        title.getStyleClass().add(Styles.PANEL_TITLE);
        var state = new Pill(Tone.NEUTRAL, "");
        state.setId("set-state");
        switch (set.state()) {
            case COMPLETE -> state.set(Tone.NEUTRAL, "not read back");
            case READ_BACK -> state.set(Tone.OK, "read back");
            case VERIFIED -> state.set(Tone.OK, "verified");
            case DAMAGED -> state.set(Tone.BAD, "damaged");
        }
        var head = new HBox(8, title, state);
        if (set.pinned()) {
            head.getChildren().add(new Pill(Tone.ACCENT, "pinned"));
        }
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static String summary(BackupSet set) {
        var volumes = set.manifest().volumes();
        var dumped =
                volumes.stream().filter(volume -> volume.database().isPresent()).count();
        var quiet = volumes.stream().mapToLong(SavedVolume::quietMillis).max().orElse(0);
        var text = new StringBuilder(Count.words(volumes.size(), "volume"));
        if (dumped > 0) {
            text.append(" · ").append(Count.words(dumped, "database")).append(" dumped while running");
        }
        if (quiet > 0) {
            text.append(String.format(Locale.ROOT, " · containers held for %.1f s", quiet / 1000.0));
        }
        return text.toString();
    }

    private static Label line(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Styles.MUTED);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node buttons(BackupSet set, Actions actions) {
        var row = new FlowPane(
                8,
                8,
                Buttons.primary("set-restore", "Restore…", () -> actions.restore(set)),
                Buttons.plain("set-verify", "Verify", () -> actions.verify(set)),
                Buttons.plain("set-pin", set.pinned() ? "Unpin" : "Pin", () -> actions.pin(set, !set.pinned())),
                Buttons.plain("set-delete", "Delete…", () -> actions.delete(set)));
        row.getStyleClass().add("inspector-buttons");
        return row;
    }

    private void problems(BackupSet set) {
        set.check().ifPresent(check -> {
            check.problems().forEach(text -> getChildren().add(note(Tone.BAD, text)));
            check.notes().forEach(text -> getChildren().add(note(Tone.NEUTRAL, text)));
        });
        if (set.state() == SetState.READ_BACK) {
            getChildren().add(note(Tone.NEUTRAL, "Read back; whether the dump loads was not tried."));
        }
        set.manifest().warnings().forEach(warning -> getChildren().add(note(Tone.WARN, warning)));
        for (var missing : set.manifest().notSaved()) {
            var tone = missing.kind().losesData() ? Tone.WARN : Tone.NEUTRAL;
            getChildren().add(note(tone, missing.text()));
        }
    }

    private static Node note(Tone tone, String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        var box = new HBox(label);
        box.getStyleClass().addAll(Styles.BANNER, "rounded");
        tone.applyTo(box);
        return box;
    }

    private static Node volume(SavedVolume volume) {
        var title = new Label(volume.title());
        title.getStyleClass().add(Styles.STRONG);
        var archive = volume.archive();
        return new VBox(
                6,
                title,
                new Facts(76)
                        .add("Method", volume.method().words())
                        .add("Files", contents(volume))
                        .add("Size", ByteCount.words(archive.contentBytes()) + " → " + ByteCount.words(archive.bytes()))
                        .add("Archive", archive.file())
                        .add("SHA-256", hash(archive)));
    }

    private static String contents(SavedVolume volume) {
        return switch (volume.archive().format()) {
            case TAR -> Count.words(volume.archive().entries(), "entry");
            case SQL ->
                Count.words(volume.archive().entries(), "table")
                        + ", "
                        + volume.database()
                                .map(database ->
                                        Count.words(database.databases().size(), "database"))
                                .orElse("");
        };
    }

    private static Node hash(SavedArchive archive) {
        var sum = archive.sha256();
        var label = new Label(sum.substring(0, 4) + "…" + sum.substring(sum.length() - 4));
        label.getStyleClass().add(Styles.MONO);
        label.setTooltip(new Tooltip(sum));
        return label;
    }

    private void files(BackupSet set) {
        if (!set.manifest().files().isEmpty()) {
            var title = new Label("Compose files");
            title.getStyleClass().add(Styles.STRONG);
            var names = set.manifest().files().stream()
                    .map(file -> file.file().substring(file.file().indexOf('/') + 1))
                    .collect(Collectors.joining(", "));
            getChildren().addAll(new Separator(), new VBox(6, title, line(names)));
        }
    }

    private static Node without(BackupSet set) {
        var title = new Label("Restore without Quaymaster");
        title.getStyleClass().add(Styles.STRONG);
        var commands = set.manifest().volumes().stream()
                .flatMap(volume -> RestoreText.commands(volume).stream())
                .collect(Collectors.joining("\n\n"));
        var text = new TextArea(commands);
        text.setId("restore-commands");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(7);
        text.setAccessibleText("Commands that restore this backup without Quaymaster");
        text.getStyleClass().addAll(Styles.MONO, "commands");
        return new VBox(8, title, text, line("In " + set.folder() + ", also as RESTORE.txt"));
    }
}
