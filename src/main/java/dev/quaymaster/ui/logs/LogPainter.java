package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.AnsiLook;
import dev.quaymaster.logs.LogEntry;
import dev.quaymaster.logs.LogLevel;
import dev.quaymaster.logs.LogQuery;
import dev.quaymaster.ui.kit.MonoFace;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/// Draws lines of a log: time, service in its colour, and the text with its own colours, the
/// selection and what was found.
final class LogPainter {

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final double FAINT = 0.6;

    private final GraphicsContext pen;
    private final LogColours colours;
    private final ToIntFunction<String> numbers;

    /// How lines are drawn at the moment.
    ///
    /// @param face of the text
    /// @param columns in a row when long lines are wrapped; 0 when not
    /// @param labelWidth characters of the longest label; 0 hides the labels
    /// @param left pixels that are scrolled out of sight on the left
    /// @param query what is marked
    /// @param current the line found last
    /// @param selection the selected text
    record Look(
            MonoFace face,
            int columns,
            int labelWidth,
            double left,
            Optional<LogQuery> query,
            LogEntry.@Nullable Key current,
            Optional<LogSelection> selection) {

        private static final int TIME_WIDTH = 8;
        private static final int GAP = 2;
        private static final double MARGIN = 20;

        /// Where texts begin, in pixels.
        double textLeft() {
            var label = labelWidth == 0 ? 0 : labelWidth + GAP;
            return MARGIN + (TIME_WIDTH + GAP + label) * face.width();
        }

        double labelLeft() {
            return MARGIN + (TIME_WIDTH + GAP) * face.width();
        }

        double timeLeft() {
            return MARGIN;
        }

        double height(LogRow row) {
            return row.rows(columns) * face.height();
        }
    }

    LogPainter(GraphicsContext pen, LogColours colours, ToIntFunction<String> numbers) {
        this.pen = pen;
        this.colours = colours;
        this.numbers = numbers;
        pen.setTextBaseline(VPos.BASELINE);
    }

    /// Draws a line with its upper edge at `y`.
    void draw(LogRow row, double y, double width, Look look) {
        var wide = look.columns() > 0 ? look.columns() : Integer.MAX_VALUE;
        var first = look.columns() > 0 ? 0 : (int) (look.left() / look.face().width());
        var seen = (int) ((width - look.textLeft()) / look.face().width()) + 2;
        var rows = row.rows(look.columns());
        for (var part = 0; part < rows; part++) {
            var top = y + part * look.face().height();
            if (top + look.face().height() >= 0 && top <= pen.getCanvas().getHeight()) {
                var from = part * (long) wide + first;
                drawPart(
                        row,
                        new Part(
                                (int) from,
                                part == 0 && wide == Integer.MAX_VALUE ? (int) from + seen : (int) from + wide,
                                top),
                        look);
            }
        }
        drawMargin(row, y, look);
    }

    /// The characters of a line that stand in one row.
    private record Part(int from, int to, double top) {}

    private void drawMargin(LogRow row, double y, Look look) {
        var face = look.face();
        var height = look.height(row);
        pen.setFill(colours.ground());
        pen.fillRect(0, y, look.textLeft() - face.width() / 2, height);
        var level = row.entry().level();
        if (level == LogLevel.ERROR || level == LogLevel.WARNING) {
            pen.setFill(colours.text(level));
            pen.fillRect(0, y, 3, height);
        }
        pen.setFont(face.plain());
        pen.setFill(colours.muted());
        pen.fillText(TIME.format(row.entry().time()), look.timeLeft(), y + face.ascent());
        if (look.labelWidth() > 0) {
            var label = row.entry().origin().label();
            pen.setFill(colours.service(numbers.applyAsInt(row.entry().origin().service())));
            pen.fillText(
                    label.length() > look.labelWidth() ? label.substring(0, look.labelWidth() - 1) + "…" : label,
                    look.labelLeft(),
                    y + face.ascent());
        }
    }

    private void drawPart(LogRow row, Part part, Look look) {
        var length = row.plain().length();
        var to = Math.min(part.to(), length);
        for (var run : row.text().runs()) {
            background(run.look()).ifPresent(colour -> fill(part, run.start(), Math.min(run.end(), to), colour, look));
        }
        look.query().ifPresent(query -> marks(row, part, query, look));
        look.selection().ifPresent(selection -> selected(row, part, selection, look));
        var next = part.from();
        for (var run : row.text().runs()) {
            text(row, part, next, Math.min(run.start(), to), AnsiLook.PLAIN, look);
            text(row, part, Math.max(next, run.start()), Math.min(run.end(), to), run.look(), look);
            next = Math.max(next, run.end());
        }
        text(row, part, next, to, AnsiLook.PLAIN, look);
    }

    private void marks(LogRow row, Part part, LogQuery query, Look look) {
        var current = row.entry().key().equals(look.current());
        for (var span : query.spans(row.plain())) {
            fill(part, span.start(), span.end(), colours.match(current), look);
        }
    }

    private void selected(LogRow row, Part part, LogSelection selection, Look look) {
        var length = row.plain().length();
        var key = row.entry().key();
        var end = selection.to(key, length);
        fill(
                part,
                selection.from(key, length),
                key.compareTo(selection.end().line()) < 0 && selection.from(key, length + 1) <= length ? end + 1 : end,
                colours.selection(),
                look);
    }

    private void fill(Part part, int from, int to, Paint colour, Look look) {
        var start = Math.max(from, part.from());
        var end = Math.min(to, part.to());
        if (end > start) {
            pen.setFill(colour);
            pen.fillRect(
                    x(part, start, look),
                    part.top(),
                    (end - start) * look.face().width(),
                    look.face().height());
        }
    }

    private void text(LogRow row, Part part, int from, int to, AnsiLook ansi, Look look) {
        var start = Math.max(from, part.from());
        if (to <= start) {
            return;
        }
        pen.setFont(ansi.bold() ? look.face().bold() : look.face().plain());
        pen.setFill(foreground(row.entry().level(), ansi));
        pen.setGlobalAlpha(ansi.faint() ? FAINT : 1);
        var x = x(part, start, look);
        pen.fillText(
                row.plain().substring(start, to), x, part.top() + look.face().ascent());
        if (ansi.underline()) {
            pen.fillRect(
                    x,
                    part.top() + look.face().ascent() + 2,
                    (to - start) * look.face().width(),
                    1);
        }
        pen.setGlobalAlpha(1);
    }

    private static double x(Part part, int column, Look look) {
        var first = look.columns() > 0 ? part.from() : 0;
        return look.textLeft() + (column - first) * look.face().width() - look.left();
    }

    private Paint foreground(LogLevel level, AnsiLook ansi) {
        if (ansi.inverse()) {
            return ansi.background().map(colours::ansi).orElse(colours.ground());
        }
        return ansi.foreground().map(colours::ansi).orElse(colours.text(level));
    }

    private Optional<Paint> background(AnsiLook ansi) {
        if (ansi.inverse()) {
            return Optional.of(ansi.foreground().map(colours::ansi).orElse(colours.text(LogLevel.INFO)));
        }
        return ansi.background().map(colours::ansi);
    }
}
