package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.edit.ColouredLine;
import dev.quaymaster.compose.edit.Colours;
import dev.quaymaster.compose.yaml.CanonicalYaml;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Tone;
import java.util.List;
import java.util.Map;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// What the files mean once variables, other files and short forms are resolved.
final class ResolvedPane extends SidePane {

    private record Printed(String text, List<ColouredLine> lines) {}

    private final SourceArea area;
    private final Coalesced<Map<String, Object>, Printed> printing;

    ResolvedPane(Desk desk) {
        this(desk, new SourceArea("resolved-text", ""));
    }

    private ResolvedPane(Desk desk, SourceArea area) {
        super("resolved-pane", "Resolved model", new VirtualizedScrollPane<>(area));
        this.area = area;
        area.setEditable(false);
        area.setAccessibleText("Resolved model");
        printing = new Coalesced<>(
                desk.tasks(),
                tree -> {
                    var text = CanonicalYaml.print(tree);
                    return new Printed(text, Colours.resolved(text));
                },
                this::show,
                failure -> desk.toasts().show(Tone.BAD, String.valueOf(failure)));
    }

    private void show(Printed printed) {
        area.changeTo(printed.text());
        area.paint(printed.text(), printed.lines());
    }

    /// Shows a stack, or while its files have errors what they meant before.
    void show(LoadedStack stack) {
        stack.project().ifPresent(project -> printing.submit(project.document()));
        setHeading(
                stack.project().isPresent()
                        ? "Resolved model"
                        : "Resolved model before the last edits, which have errors");
    }
}
