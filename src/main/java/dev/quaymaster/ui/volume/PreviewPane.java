package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.VisibleText;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The column beside the files: what is known of the selected entry, and what can be seen of it.
final class PreviewPane extends VBox {

    private static final double PICTURE_WIDTH = 1200;

    private final Tasks tasks;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Label rights = new Label();
    private final Button download;
    private final HBox buttons;
    private final TextArea text = new TextArea();
    private final Label note = new Label();
    private final ImageView picture = new ImageView();
    private final StackPane frame = new StackPane(picture);
    private Tasks.Running decoding = () -> {};
    private @Nullable VolumeEntry shown;

    PreviewPane(Tasks tasks, Consumer<VolumeEntry> onDownload) {
        this.tasks = tasks;
        setId("preview");
        getStyleClass().addAll(Styles.INSPECTOR, "preview");
        title.setId("preview-title");
        title.getStyleClass().add(Styles.PANEL_TITLE);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        facts.setId("preview-facts");
        facts.getStyleClass().add(Styles.MUTED);
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        rights.getStyleClass().addAll(Styles.MUTED, Styles.MONO);
        download = Buttons.plain(
                "preview-download", "Download", () -> Optional.ofNullable(shown).ifPresent(onDownload));
        buttons = new HBox(8, download);
        buttons.getStyleClass().add("preview-buttons");
        text.setId("preview-text");
        text.setEditable(false);
        text.getStyleClass().addAll(Styles.MONO, "preview-text");
        text.setAccessibleText("The file's text");
        VBox.setVgrow(text, Priority.ALWAYS);
        note.setId("preview-note");
        note.getStyleClass().add(Styles.MUTED);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        picture.setId("preview-picture");
        picture.setPreserveRatio(true);
        frame.getStyleClass().addAll(Styles.CODE_BLOCK, "preview-frame");
        frame.setMinWidth(0);
        widthProperty().subscribe(this::fit);
        show(Optional.empty());
    }

    /// Shows what is known of an entry.
    void show(Optional<VolumeEntry> entry) {
        shown = entry.orElse(null);
        entry.ifPresentOrElse(this::describe, () -> {
            title.setText("Nothing selected");
            facts.setText("Select a file to see what is in it.");
            rights.setText("");
        });
        var loadable = entry.filter(PreviewPane::hasContents).isPresent();
        buttons.setVisible(loadable);
        buttons.setManaged(loadable);
        rights.setVisible(entry.isPresent());
        rights.setManaged(entry.isPresent());
    }

    private static boolean hasContents(VolumeEntry entry) {
        return switch (entry.kind()) {
            case FILE, FOLDER -> true;
            case LINK, OTHER -> false;
        };
    }

    private void describe(VolumeEntry entry) {
        title.setText(FileRow.shown(entry.name()));
        rights.setText(entry.permissions() + "  " + entry.owner());
        var row = new FileRow(entry, OptionalLong.empty());
        facts.setText(kind(entry) + " · " + row.modifiedText());
        download.setText(entry.isFolder() ? "Download…" : "Download");
    }

    private static String kind(VolumeEntry entry) {
        return switch (entry.kind()) {
            case FILE -> ByteCount.words(entry.size());
            case FOLDER -> "Folder";
            case LINK -> "Link";
            case OTHER -> "Special file";
        };
    }

    /// Shows what can be seen of the entry.
    void show(Preview preview) {
        decoding.cancel();
        switch (preview) {
            case Preview.None() -> body();
            case Preview.Loading() -> body(loading());
            case Preview.Text(var content, var complete) -> {
                text.setText(content);
                note.setText(complete ? "" : "The beginning only. Download the file to see the rest.");
                if (complete) {
                    body(text);
                } else {
                    body(text, note);
                }
            }
            case Preview.Picture(var bytes) -> decode(bytes);
            case Preview.Nothing(var why) -> say(why);
            case Preview.Failed(var why) -> say(why);
        }
    }

    private void say(String words) {
        note.setText(VisibleText.lines(words));
        body(note);
    }

    /// Decoding a large picture takes long, so it is not done on the FX thread.
    private void decode(ByteBuffer bytes) {
        body(loading());
        decoding = tasks.run(() -> image(bytes), image -> {
            if (image.isError()) {
                say("This picture can't be read. Download it to have a look.");
            } else {
                picture.setImage(image);
                fit();
                body(frame);
            }
        });
    }

    private static Image image(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return new Image(new ByteArrayInputStream(copy), PICTURE_WIDTH, PICTURE_WIDTH, true, true);
    }

    private void fit() {
        var image = picture.getImage();
        if (image != null) {
            picture.setFitWidth(Math.min(image.getWidth(), Math.max(40, getWidth() - 52)));
        }
    }

    private static Node loading() {
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        return bar;
    }

    private void body(Node... nodes) {
        getChildren().setAll(title, facts, rights, buttons);
        getChildren().addAll(nodes);
    }
}
