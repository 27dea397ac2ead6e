package dev.quaymaster.ui.volume;

import dev.quaymaster.files.FileFailure;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.volume.SampledNames;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumePath;
import dev.quaymaster.volume.name.LocalName;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/// What keys, double clicks and the menu do with files.
final class FileCommands {

    private final VolumeFilesViewModel model;
    private final VolumeTransfers transfers;
    private final Desk desk;
    private boolean editable;

    FileCommands(VolumeFilesViewModel model, VolumeTransfers transfers, Desk desk) {
        this.model = model;
        this.transfers = transfers;
        this.desk = desk;
    }

    /// Lets change or not.
    void setEditable(boolean newEditable) {
        editable = newEditable;
    }

    /// Whether changes are let through.
    boolean editable() {
        return editable;
    }

    /// A row of the table, with its double click and menu.
    TableRow<FileRow> row() {
        var row = new TableRow<FileRow>();
        row.setOnMouseClicked(event -> {
            var item = row.getItem();
            if (item != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.enter(item.entry());
            }
        });
        row.setOnContextMenuRequested(event -> {
            menu(Optional.ofNullable(row.getItem()).map(FileRow::entry))
                    .show(row, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        return row;
    }

    private ContextMenu menu(Optional<VolumeEntry> entry) {
        var menu = new ContextMenu();
        entry.ifPresent(found -> {
            menu.getItems().add(item("Open", true, () -> model.enter(found)));
            menu.getItems().add(item("Download…", hasContents(found), () -> transfers.download(found)));
            menu.getItems().add(item("Download as a tar file…", true, () -> transfers.downloadTar(found.path())));
            menu.getItems().add(item("Copy path", true, () -> copyPath(found.path())));
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems().add(item("Delete…", editable, () -> askToDelete(found)));
        });
        menu.getItems().add(item("New folder…", editable, this::askForFolder));
        return menu;
    }

    private static MenuItem item(String text, boolean enabled, Runnable action) {
        var item = new MenuItem(text);
        item.setDisable(!enabled);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static boolean hasContents(VolumeEntry entry) {
        return switch (entry.kind()) {
            case FILE, FOLDER -> true;
            case LINK, OTHER -> false;
        };
    }

    private static void copyPath(VolumePath path) {
        var content = new ClipboardContent();
        content.putString("/" + path);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Enter opens, Backspace goes up, Delete asks.
    void key(KeyEvent event, Optional<VolumeEntry> entry) {
        switch (event.getCode()) {
            case ENTER -> entry.ifPresent(model::enter);
            case BACK_SPACE -> model.up();
            case DELETE -> entry.ifPresent(this::askToDelete);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Asks whether files may be changed under running containers.
    void askToAllowEditing() {
        desk.dialogs()
                .confirm(
                        "Allow editing while containers run",
                        "A program that has files of this volume open does not expect others to"
                                + " change them. A database can be damaged by it. Stop the service"
                                + " first if you can.",
                        "Allow editing",
                        model::allowEditing);
    }

    private void askToDelete(VolumeEntry entry) {
        if (!editable) {
            desk.toasts().show(Tone.WARN, "Nothing is deleted: this volume is shown read-only.");
            return;
        }
        var what = entry.isFolder() ? " and all that is in it" : "";
        var delete = Buttons.danger(
                "confirm", "Delete", () -> desk.dialogs().closeAnd(() -> model.delete(entry, this::failed)));
        desk.dialogs()
                .show(desk.dialogs()
                        .card(
                                "Delete " + FileRow.shown(entry.name()) + what,
                                440,
                                List.of(Dialogs.paragraph("It is removed from the volume for good."
                                        + " Back the volume up first if you"
                                        + " may need it again.")),
                                delete));
    }

    private void askForFolder() {
        var name = new TextField();
        name.setId("folder-name");
        name.setPromptText("Name");
        var make = Buttons.primary(
                "confirm",
                "Create",
                () -> desk.dialogs().closeAnd(() -> model.makeFolder(name.getText(), this::failed)));
        make.setDefaultButton(true);
        make.disableProperty().bind(name.textProperty().map(text -> !VolumePath.isName(text)));
        desk.dialogs().show(desk.dialogs().card("New folder", 380, List.of(name), make));
        name.requestFocus();
    }

    /// Asks for a file and uploads it.
    void upload() {
        desk.picker().openFile("Upload a file").ifPresent(file -> upload(List.of(file), Tone.OK));
    }

    /// Uploads files into the open folder; asks before it replaces any.
    ///
    /// @param mood a warning says that some of what was dropped are no files
    void upload(List<Path> files, Tone mood) {
        if (mood == Tone.WARN) {
            desk.toasts().show(Tone.WARN, "Only files can be uploaded, folders are left out.");
        }
        if (files.isEmpty()) {
            return;
        }
        var there = namesHere();
        var replaced = files.stream()
                .filter(file -> there.contains(LocalName.of(file)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (replaced.isEmpty()) {
            send(files, replaced);
        } else {
            var names = new SampledNames.Sum();
            replaced.forEach(file -> names.add(FileRow.shown(LocalName.of(file))));
            desk.dialogs()
                    .confirm(
                            "Replace " + names.result().text(),
                            "The folder holds that already. What it contains now is lost.",
                            "Replace",
                            () -> send(files, replaced));
        }
    }

    private Set<String> namesHere() {
        return model.stateProperty().get() instanceof FilesState.Ready ready
                ? ready.rows().stream().map(row -> row.entry().name()).collect(Collectors.toSet())
                : Set.of();
    }

    /// What came into the folder since it was listed is not replaced unasked either.
    private void send(List<Path> files, Set<Path> replaced) {
        transfers.upload(
                files,
                replaced,
                model.folderProperty().get(),
                model.editingAllowedProperty().get(),
                model::reload);
    }

    private void failed(Throwable failure) {
        desk.toasts().show(Tone.BAD, FileFailure.named(failure));
    }
}
