package dev.quaymaster.ui.logs;

import java.util.function.IntToDoubleFunction;

/// Which line is at the top, and how far it is pushed out of sight. Its work depends on the lines
/// in sight only, however many there are.
final class LogScroll {

    private int top;
    private double offset;

    /// What is scrolled.
    ///
    /// @param lines how many there are
    /// @param view the height of the pane, in pixels
    /// @param heights of each line, in pixels
    record Content(int lines, double view, IntToDoubleFunction heights) {

        double height(int line) {
            return heights.applyAsDouble(line);
        }
    }

    /// The first line in sight.
    int top() {
        return top;
    }

    /// How many pixels of it are out of sight.
    double offset() {
        return offset;
    }

    /// Moves by pixels; down is positive.
    void by(double pixels, Content content) {
        offset += pixels;
        while (offset < 0 && top > 0) {
            top--;
            offset += content.height(top);
        }
        while (top < content.lines() - 1 && offset >= content.height(top)) {
            offset -= content.height(top);
            top++;
        }
        settle(content);
    }

    /// Brings a line to the top, or as near to it as can be.
    void to(int line, double pixelsOfIt, Content content) {
        top = Math.clamp(line, 0, Math.max(0, content.lines() - 1));
        offset = pixelsOfIt;
        settle(content);
    }

    /// Brings the last line to the bottom.
    void toEnd(Content content) {
        top = content.lines();
        offset = -content.view();
        while (offset < 0 && top > 0) {
            top--;
            offset += content.height(top);
        }
        offset = Math.max(0, offset);
    }

    /// Brings a line into sight, to the middle if it was not there.
    void show(int line, Content content) {
        var y = -offset;
        for (var next = top; next < content.lines() && y < content.view(); next++) {
            if (next == line && y >= 0 && y + content.height(next) <= content.view()) {
                return;
            }
            y += content.height(next);
        }
        to(line, 0, content);
        by(-content.view() / 2, content);
    }

    /// No gap above the first line and none below the last.
    private void settle(Content content) {
        offset = Math.max(0, offset);
        var y = -offset;
        for (var next = top; next < content.lines(); next++) {
            y += content.height(next);
            if (y >= content.view()) {
                return;
            }
        }
        toEnd(content);
    }
}
