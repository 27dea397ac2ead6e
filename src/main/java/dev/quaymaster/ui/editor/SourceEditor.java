package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.edit.ColouredLine;
import dev.quaymaster.compose.edit.Colours;
import dev.quaymaster.compose.edit.Names;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Toasts;
import dev.quaymaster.ui.kit.Tone;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// One open file with its text area, colours and proposals.
final class SourceEditor extends StackPane {

    private record Coloured(String text, List<ColouredLine> lines) {}

    private final EditorDocument document;
    private final SourceArea area;

    /// Creates an editor.
    ///
    /// @param document the open file
    /// @param known names that its other files define
    /// @param tasks finds the colours
    /// @param toasts told when that fails
    SourceEditor(EditorDocument document, Supplier<Names> known, Tasks tasks, Toasts toasts) {
        this.document = document;
        this.area = new SourceArea("compose-text", document.textProperty().get());
        area.setAccessibleText(document.path().getFileName().toString());
        getChildren().add(new VirtualizedScrollPane<>(area));
        if (!document.isEnv()) {
            getChildren().add(new CompletionList(area, known));
        }
        new EditingKeys(area).install();
        var colours = new Coalesced<String, Coloured>(
                tasks,
                text -> new Coloured(text, document.isEnv() ? Colours.env(text) : Colours.yaml(text)),
                found -> area.paint(found.text(), found.lines()),
                failure -> toasts.show(Tone.BAD, String.valueOf(failure)));
        area.textProperty().addListener((observed, before, text) -> {
            document.textProperty().set(text);
            colours.submit(text);
        });
        document.textProperty().subscribe(area::changeTo);
        colours.submit(area.getText());
    }

    /// Marks those problems that are in this file.
    void mark(List<Problem> problems) {
        area.mark(Mark.of(problems, document.path()));
    }

    /// The file.
    EditorDocument document() {
        return document;
    }

    /// Its text.
    SourceArea area() {
        return area;
    }
}
