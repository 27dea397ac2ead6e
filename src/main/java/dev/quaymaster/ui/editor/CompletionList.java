package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.edit.Completion;
import dev.quaymaster.compose.edit.Names;
import dev.quaymaster.compose.edit.Proposal;
import dev.quaymaster.ui.kit.Styles;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.model.PlainTextChange;
import org.jspecify.annotations.Nullable;

/// Proposals below the caret: shown by Ctrl+Space and while a word is typed, chosen with the arrow
/// keys, taken with Enter or Tab.
final class CompletionList extends Pane {

    private static final double ROW = 24;
    private static final double WIDTH = 300;
    private static final int ROWS = 8;

    /// its border and padding above and below
    private static final double EDGES = 14;

    private static final KeyCombination ASK = new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);

    private final SourceArea area;
    private final Supplier<Names> known;
    private final ListView<Proposal> list = new ListView<>();
    private int from;

    /// Creates a list that is not shown.
    ///
    /// @param area where is typed
    /// @param known names defined in other files
    CompletionList(SourceArea area, Supplier<Names> known) {
        this.area = area;
        this.known = known;
        setPickOnBounds(false);
        list.setId("completion");
        list.getStyleClass().add("completion-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ProposalCell());
        list.setVisible(false);
        list.setManaged(false);
        list.setOnMouseClicked(click -> take());
        getChildren().add(list);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.plainTextChanges().subscribe(this::changed);
        area.caretPositionProperty().addListener(moved -> hideSoon());
        area.focusedProperty().subscribe(focused -> hideUnless(focused));
    }

    private void hideUnless(boolean focused) {
        if (!focused) {
            list.setVisible(false);
        }
    }

    /// A caret that leaves the word ends the choice; while typing, the list comes again.
    private void hideSoon() {
        if (list.isVisible() && area.getCaretColumn() < from) {
            list.setVisible(false);
        }
    }

    private void changed(PlainTextChange change) {
        boolean typed =
                change.getInserted().length() == 1 && change.getRemoved().isEmpty() && area.isFocused();
        boolean word = typed
                && (Character.isLetterOrDigit(change.getInserted().charAt(0)) || "_{".contains(change.getInserted()));
        boolean goesOn = list.isVisible() && change.getInserted().length() <= 1;
        // the caret moves only after the text has changed
        Platform.runLater(() -> {
            if (word || (goesOn && !change.getInserted().equals(":"))) {
                propose();
            } else {
                list.setVisible(false);
            }
        });
    }

    /// Shows what could be written at the caret.
    void propose() {
        var lines = area.lines();
        int line = Math.min(area.getCurrentParagraph(), lines.size() - 1);
        int column = Math.min(area.getCaretColumn(), lines.get(line).length());
        var completion = Completion.at(lines, line, column, known.get());
        from = completion.from();
        list.getItems().setAll(completion.proposals());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setVisible(!completion.proposals().isEmpty() && area.isEditable());
        if (list.isVisible()) {
            place();
        }
    }

    private void place() {
        // a line that was just begun has no place before it is laid out
        getScene().getRoot().layout();
        var caret = area.getCaretBounds().map(this::screenToLocal).orElse(null);
        if (caret == null) {
            list.setVisible(false);
            return;
        }
        double height = Math.min(ROWS, list.getItems().size()) * ROW + EDGES;
        boolean below = caret.getMaxY() + height < getHeight() || caret.getMinY() < height;
        list.resizeRelocate(
                Math.max(0, Math.min(caret.getMinX(), getWidth() - WIDTH - 8)),
                below ? caret.getMaxY() + 2 : caret.getMinY() - height - 2,
                WIDTH,
                height);
    }

    private void pressed(KeyEvent event) {
        if (ASK.match(event)) {
            propose();
            event.consume();
        } else if (list.isVisible() && chosen(event.getCode())) {
            event.consume();
        }
    }

    private boolean chosen(KeyCode key) {
        switch (key) {
            case DOWN -> select(1);
            case UP -> select(-1);
            case PAGE_DOWN -> select(ROWS);
            case PAGE_UP -> select(-ROWS);
            case ENTER, TAB -> take();
            case ESCAPE -> list.setVisible(false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void select(int by) {
        int last = list.getItems().size() - 1;
        int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - ROWS + 1));
    }

    private void take() {
        list.setVisible(false);
        var proposal = list.getSelectionModel().getSelectedItem();
        if (proposal != null) {
            int line = area.getCurrentParagraph();
            area.replaceText(line, from, line, area.getCaretColumn(), proposal.insert());
            area.requestFocus();
            if (proposal.insert().length() > proposal.word().length()) {
                Platform.runLater(this::proposeNames);
            }
        }
    }

    /// After a key the next choice is offered at once if there is one.
    private void proposeNames() {
        area.requestFollowCaret();
        propose();
    }

    private static final class ProposalCell extends ListCell<Proposal> {

        private final Label word = new Label();
        private final Label detail = new Label();
        private final HBox row;

        ProposalCell() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            word.getStyleClass().add(Styles.MONO);
            detail.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            row = new HBox(8, word, space, detail);
            row.getStyleClass().add("proposal");
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            setGraphic(proposal == null || empty ? null : row);
            word.setText(proposal == null ? "" : proposal.word());
            detail.setText(proposal == null ? "" : proposal.detail());
        }
    }
}
