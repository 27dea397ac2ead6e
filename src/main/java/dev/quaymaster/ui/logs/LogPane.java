package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.LogEntry;
import dev.quaymaster.logs.LogIndex;
import dev.quaymaster.logs.LogQuery;
import dev.quaymaster.ui.kit.Clip;
import dev.quaymaster.ui.kit.MonoFace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shows the lines of an index that are in sight, and nothing of the others: what it costs does not
/// depend on how many there are.
final class LogPane extends Region {

    private static final double LEADING = 1.55;
    private static final double BAR = 12;
    private static final int ROWS_KEPT = 400;

    private final Canvas canvas = new Canvas();
    private final LogColours colours = new LogColours(this::requestLayout);
    private final LogPainter painter;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final LogScroll scroll = new LogScroll();
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final BooleanProperty wrap = new SimpleBooleanProperty();
    private final Map<LogEntry.Key, LogRow> rows = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LogEntry.Key, LogRow> eldest) {
            return size() > ROWS_KEPT;
        }
    };
    private LogIndex index;
    private LogEntry.Key topKey = LogEntry.Key.FIRST;
    private Optional<LogQuery> query = Optional.empty();
    private LogEntry.@Nullable Key current;
    private Optional<LogSelection> selection = Optional.empty();
    private int labelWidth;
    private int longest;
    private boolean laying;

    /// Creates the pane.
    ///
    /// @param index the lines to show
    /// @param numbers a number for each service, which decides its colour
    LogPane(LogIndex index, ToIntFunction<String> numbers) {
        this.index = index;
        this.painter = new LogPainter(canvas.getGraphicsContext2D(), colours, numbers);
        setId("log-pane");
        getStyleClass().add("log-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Log lines");
        Clip.atEdgesOf(this);
        down.setOrientation(Orientation.VERTICAL);
        down.setId("log-scroll");
        across.setId("log-scroll-across");
        getChildren().addAll(colours.swatches(), canvas, down, across);
        down.valueProperty().subscribe(value -> dragged(value.doubleValue()));
        across.valueProperty().subscribe(value -> requestLayout());
        wrap.subscribe(on -> requestLayout());
        follow.subscribe(on -> requestLayout());
        new LogInput(this).listen();
    }

    private MonoFace face() {
        return colours.swatches().face(LEADING);
    }

    /// Whether the end is kept in sight.
    BooleanProperty followProperty() {
        return follow;
    }

    /// Whether long lines go on in the next row.
    BooleanProperty wrapProperty() {
        return wrap;
    }

    /// Shows another index; the place in time stays.
    void show(LogIndex newIndex) {
        index = newIndex;
        longest = 0;
        requestLayout();
    }

    /// The index it shows.
    LogIndex index() {
        return index;
    }

    /// Lines came or went.
    void refresh() {
        requestLayout();
    }

    /// Makes room for labels of this length; 0 hides them.
    void setLabelWidth(int characters) {
        labelWidth = characters;
        requestLayout();
    }

    /// Marks what is looked for.
    ///
    /// @param line the line found last, marked more
    void mark(Optional<LogQuery> newQuery, LogEntry.@Nullable Key line) {
        query = newQuery;
        current = line;
        requestLayout();
    }

    /// Brings a line into sight and no longer follows the end.
    void reveal(LogEntry.Key line) {
        follow.set(false);
        scroll.show(index.before(line), content());
        keepTop();
        requestLayout();
    }

    void scrollBy(double pixels) {
        scroll.by(pixels, content());
        keepTop();
        follow.set(atEnd());
        requestLayout();
    }

    void scrollAcross(double pixels) {
        across.setValue(Math.clamp(across.getValue() + pixels, 0, across.getMax()));
    }

    void toStart() {
        follow.set(false);
        scroll.to(0, 0, content());
        keepTop();
        requestLayout();
    }

    void toEnd() {
        follow.set(true);
        requestLayout();
    }

    double pageHeight() {
        return Math.max(lineHeight(), textHeight() - lineHeight());
    }

    double lineHeight() {
        return face().height();
    }

    Optional<LogSelection> selection() {
        return selection;
    }

    void select(Optional<LogSelection> newSelection) {
        selection = newSelection;
        requestLayout();
    }

    /// The spot under a point of the pane; none when there are no lines.
    Optional<LogSpot> spot(double x, double y) {
        var look = look();
        var top = -scroll.offset();
        Optional<LogSpot> last = Optional.empty();
        for (var line = scroll.top(); line < index.size(); line++) {
            var row = row(line).orElse(null);
            if (row == null || (top > Math.max(y, 0) && last.isPresent())) {
                return last;
            }
            var part = Math.max(0, (int) ((y - top) / look.face().height()));
            var column = (int)
                    Math.round((x - look.textLeft() + look.left()) / look.face().width());
            var before = Math.min(part, row.rows(look.columns()) - 1) * look.columns();
            var there = Math.clamp(column, 0, look.columns() > 0 ? look.columns() : Integer.MAX_VALUE);
            last = Optional.of(
                    new LogSpot(row.entry().key(), Math.min(row.plain().length(), before + there)));
            top += look.height(row);
        }
        return last;
    }

    /// The line at a key, if it is in the index.
    Optional<LogRow> rowAt(LogEntry.Key key) {
        return row(index.before(key)).filter(row -> row.entry().key().equals(key));
    }

    private Optional<LogRow> row(int line) {
        return index.line(line).map(entry -> rows.computeIfAbsent(entry.key(), key -> LogRow.of(entry)));
    }

    private LogScroll.Content content() {
        var look = look();
        return new LogScroll.Content(
                index.size(),
                textHeight(),
                line -> look.columns() == 0
                        ? look.face().height()
                        : row(line).map(look::height).orElse(look.face().height()));
    }

    private LogPainter.Look look() {
        var plain = new LogPainter.Look(face(), 0, labelWidth, 0, query, current, selection);
        if (!wrap.get()) {
            return new LogPainter.Look(face(), 0, labelWidth, across.getValue(), query, current, selection);
        }
        var columns = (int) ((getWidth() - BAR - plain.textLeft() - 8) / face().width());
        return new LogPainter.Look(face(), Math.max(20, columns), labelWidth, 0, query, current, selection);
    }

    private double textHeight() {
        return Math.max(0, getHeight() - (across.isVisible() ? BAR : 0));
    }

    private void keepTop() {
        topKey = index.line(scroll.top()).map(LogEntry::key).orElse(LogEntry.Key.FIRST);
    }

    private boolean atEnd() {
        var end = new LogScroll();
        end.toEnd(content());
        return end.top() == scroll.top() && Math.abs(end.offset() - scroll.offset()) < 1;
    }

    private void dragged(double value) {
        if (laying) {
            return;
        }
        var whole = (int) value;
        var content = content();
        scroll.to(whole, (value - whole) * content.height(whole), content);
        keepTop();
        follow.set(atEnd());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        laying = true;
        colours.swatches().relocate(0, 0);
        down.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        across.resizeRelocate(0, getHeight() - BAR, getWidth() - BAR, BAR);
        canvas.setWidth(Math.max(0, getWidth() - BAR));
        place();
        showBars();
        canvas.setHeight(textHeight());
        draw();
        laying = false;
    }

    /// Lines may have come before or left above: the one at the top stays where it is.
    private void place() {
        var content = content();
        if (follow.get()) {
            scroll.toEnd(content);
            keepTop();
        } else {
            scroll.to(index.before(topKey), scroll.offset(), content);
        }
    }

    private void draw() {
        var pen = canvas.getGraphicsContext2D();
        pen.setFill(colours.ground());
        pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        var look = look();
        var y = -scroll.offset();
        for (var line = scroll.top(); y < textHeight(); line++) {
            var row = row(line).orElse(null);
            if (row == null) {
                break;
            }
            if (row.plain().length() > longest) {
                longest = row.plain().length();
                Platform.runLater(this::requestLayout); // for the bar below
            }
            painter.draw(row, y, canvas.getWidth(), look);
            y += look.height(row);
        }
    }

    private void showBars() {
        var size = index.size();
        var inSight = Math.max(1, (int) (textHeight() / lineHeight()));
        var end = Math.max(0, size - inSight);
        down.setVisible(end > 0);
        down.setMax(Math.max(1, end));
        down.setVisibleAmount(Math.max(1, end) * (double) inSight / Math.max(1, size));
        down.setUnitIncrement(1);
        down.setBlockIncrement(inSight);
        down.setValue(follow.get() ? down.getMax() : Math.min(end, scroll.top() + scroll.offset() / lineHeight()));
        var free = getWidth() - BAR - look().textLeft() - 8;
        var surplus = longest * face().width() - free;
        var needed = !wrap.get() && surplus > 0 && free > 0;
        if (across.isVisible() != needed) {
            across.setVisible(needed);
            across.setValue(0);
        }
        across.setMax(Math.max(1, surplus));
        across.setVisibleAmount(free / Math.max(1, longest * face().width()) * Math.max(1, surplus));
        across.setUnitIncrement(face().width() * 4);
        across.setBlockIncrement(Math.max(1, free));
    }

    /// The text in sight, for screen readers and tests.
    String textInSight() {
        var text = new StringBuilder();
        var y = -scroll.offset();
        var look = look();
        for (var line = scroll.top(); y < textHeight(); line++) {
            var row = row(line).orElse(null);
            if (row == null) {
                break;
            }
            text.append(LogLines.withOrigin(row.entry())).append('\n');
            y += look.height(row);
        }
        return text.toString();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? textInSight()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
