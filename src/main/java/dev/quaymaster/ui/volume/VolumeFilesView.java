package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.ErrorPane;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.words.VisibleText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The files of a volume: the way to the folder above, its entries, and beside them what is in the
/// selected one. Files of this computer can be dropped on it.
final class VolumeFilesView extends BorderPane {

    /// Narrower than that, the preview is shown only when something is selected.
    private static final double ROOMY = 860;

    private final VolumeFilesViewModel model;
    private final FileCommands commands;
    private final Breadcrumb breadcrumb;
    private final FilesTable table = new FilesTable();
    private final PreviewPane preview;
    private final TextField find = new TextField();
    private final Button upload;
    private final EditingBanner banner;
    private final Label partial = new Label("This folder is too large to be seen whole without a shell in an image.");
    private final StackPane content = new StackPane();
    private boolean following;

    VolumeFilesView(VolumeFilesViewModel model, VolumeTransfers transfers, String title, Desk desk) {
        this.model = model;
        this.commands = new FileCommands(model, transfers, desk);
        this.breadcrumb = new Breadcrumb(title, model::open);
        this.preview = new PreviewPane(desk.tasks(), transfers::download);
        this.banner = new EditingBanner(commands::askToAllowEditing);
        this.upload = Buttons.plain("upload", "Upload…", commands::upload);
        setId("volume-files");
        find.setId("files-find");
        find.setPromptText("Find in this folder");
        find.getStyleClass().add("files-find");
        find.textProperty().subscribe(table::filter);
        setTop(new VBox(toolbar(), banner, partial));
        partial.getStyleClass().add("files-partial");
        setCenter(content);
        listen();
    }

    private HBox toolbar() {
        HBox.setHgrow(breadcrumb, Priority.ALWAYS);
        var measure = Buttons.icon("measure", Feather.PIE_CHART, "Measure these folders", model::measure);
        measure.disableProperty().bind(model.measuringProperty());
        var toolbar = new HBox(breadcrumb, measure, find, upload);
        toolbar.getStyleClass().add("files-toolbar");
        return toolbar;
    }

    private void listen() {
        model.folderProperty().subscribe(folder -> {
            breadcrumb.show(folder);
            find.clear();
        });
        model.stateProperty().subscribe(state -> show(state));
        model.selectedProperty().subscribe(this::showSelected);
        model.previewProperty().subscribe(now -> preview.show(now));
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> {
            if (!following) {
                model.select(table.selection());
            }
        });
        table.setRowFactory(_ -> commands.row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> commands.key(event, table.selection()));
        widthProperty().subscribe(this::arrange);
        setOnDragOver(this::dragged);
        setOnDragDropped(this::dropped);
    }

    private void show(FilesState state) {
        switch (state) {
            case FilesState.Loading() -> content.getChildren().setAll(loading());
            case FilesState.Failed failed ->
                content.getChildren()
                        .setAll(new ErrorPane(
                                "This folder can't be shown", VisibleText.lines(failed.why()), model::reload));
            case FilesState.Ready ready -> fill(ready);
        }
        var cut = state instanceof FilesState.Ready ready && !ready.complete();
        partial.setVisible(cut);
        partial.setManaged(cut);
    }

    private void fill(FilesState.Ready ready) {
        following = true;
        table.setRows(ready.rows());
        table.choose(model.selectedProperty().get());
        following = false;
        table.setPlaceholder(
                ready.rows().isEmpty()
                        ? new EmptyPane(
                                Feather.FOLDER, "Nothing in here", "Drop files here, or choose Upload, to put some in.")
                        : new Label("No name in this folder holds these letters."));
        if (!content.getChildren().contains(table)) {
            content.getChildren().setAll(table);
        }
    }

    private static VBox loading() {
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setId("files-loading");
        bar.setPrefWidth(220);
        var label = new Label("Opening the volume…");
        var box = new VBox(12, bar, label);
        box.getStyleClass().add("empty-pane");
        return box;
    }

    private void showSelected(Optional<VolumeEntry> entry) {
        preview.show(entry);
        following = true;
        if (!table.selection().equals(entry)) {
            table.choose(entry);
        }
        following = false;
        arrange();
    }

    private void arrange() {
        var room = getWidth() >= ROOMY || model.selectedProperty().get().isPresent();
        setRight(room ? preview : null);
    }

    /// Says how the volume stands, and lets change or not.
    ///
    /// @param volume who uses it
    void show(VolumeSummary volume) {
        var allowed = model.editingAllowedProperty().get();
        banner.show(volume, allowed);
        var editable = volume.protection().reason().isEmpty() && (allowed || !volume.running());
        commands.setEditable(editable);
        // A disabled button shows no tooltip, so the toolbar's place keeps it.
        upload.setDisable(!editable);
        Tooltip.install(this.upload, new Tooltip(editable ? "Copy files into this folder" : "Read-only while in use"));
    }

    private void dragged(DragEvent event) {
        if (commands.editable() && event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<Path> files =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        var regular = files.stream().filter(Files::isRegularFile).toList();
        commands.upload(regular, regular.size() < files.size() ? Tone.WARN : Tone.OK);
        event.setDropCompleted(!regular.isEmpty());
        event.consume();
    }

    /// Puts the focus into the field that finds names.
    void find() {
        find.requestFocus();
    }
}
