package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.edit.ColouredLine;
import dev.quaymaster.compose.edit.Colours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import org.fxmisc.richtext.CodeArea;

/// Text with line numbers, colours and marked problems. Only what changed is painted anew, so that
/// long files stay quick.
final class SourceArea extends CodeArea {

    private record Painted(ColouredLine line, Optional<Mark> mark) {}

    private List<ColouredLine> colours = List.of();
    private List<Painted> painted = List.of();
    private Map<Integer, Mark> marks = Map.of();

    /// Creates an area.
    ///
    /// @param id how tests and stylesheets find it
    /// @param text its first text, which cannot be undone
    SourceArea(String id, String text) {
        super(text);
        setId(id);
        getStyleClass().addAll("source-area", "mono");
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setParagraphGraphicFactory(new Gutter(this, line -> Optional.ofNullable(marks.get(line))));
        getUndoManager().forgetHistory();
        moveTo(0);
    }

    /// Changes the text where it differs: caret, scroll position and undo history stay.
    void changeTo(String text) {
        var now = getText();
        int most = Math.min(now.length(), text.length());
        int same = 0;
        while (same < most && now.charAt(same) == text.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same && now.charAt(now.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
            tail++;
        }
        if (same < now.length() || same < text.length()) {
            replaceText(same, now.length() - tail, text.substring(same, text.length() - tail));
        }
    }

    /// Paints the text, unless it has changed since its colours were found.
    ///
    /// @param text the text they were found in
    /// @param lines the colours
    void paint(String text, List<ColouredLine> lines) {
        if (text.equals(getText())) {
            colours = lines;
            repaint();
        }
    }

    /// Marks problems in the margin and under the text.
    ///
    /// @param wanted marks by line, from 0
    void mark(Map<Integer, Mark> wanted) {
        var before = marks;
        marks = Map.copyOf(wanted);
        for (int line = 0; line < getParagraphs().size(); line++) {
            if (!Objects.equals(before.get(line), marks.get(line))) {
                recreateParagraphGraphic(line);
            }
        }
        if (colours.size() == getParagraphs().size()) {
            repaint();
        }
    }

    private void repaint() {
        var fresh = new ArrayList<Painted>(colours.size());
        for (int i = 0; i < colours.size(); i++) {
            fresh.add(new Painted(colours.get(i), Optional.ofNullable(marks.get(i))));
        }
        int most = Math.min(painted.size(), fresh.size());
        int same = 0;
        while (same < most && painted.get(same).equals(fresh.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < most - same
                && painted.get(painted.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        int until = fresh.size() - tail;
        if (until > same) {
            var styles = new StyledLines();
            fresh.subList(same, until).forEach(one -> styles.add(one.line, one.mark));
            setStyleSpans(getAbsolutePosition(same, 0), styles.toSpans());
        }
        painted = fresh;
    }

    /// Moves the caret to a place and shows it.
    ///
    /// @param line from 0
    /// @param column from 0
    void show(int line, int column) {
        int there = Math.clamp(line, 0, getParagraphs().size() - 1);
        moveTo(there, Math.clamp(column, 0, getParagraphLength(there)));
        showParagraphInViewport(Math.max(0, there - 3));
        requestFollowCaret();
        requestFocus();
    }

    /// Its lines.
    List<String> lines() {
        return Colours.lines(getText());
    }
}
