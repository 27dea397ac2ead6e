package dev.quaymaster.editor;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/// What differs between two texts, line by line.
///
/// @param lines kept, removed and added lines in the order of the texts
public record LineDiff(List<Line> lines) {

    /// One line.
    ///
    /// @param kind where it is
    /// @param before its number in the old text, from 1; 0 when it is not there
    /// @param after its number in the new text, from 1; 0 when it is not there
    /// @param text the line
    public record Line(Kind kind, int before, int after, String text) {}

    /// Where a line is.
    public enum Kind {
        /// In both texts.
        KEPT,
        /// In the old text only.
        REMOVED,
        /// In the new text only.
        ADDED,
        /// Stands for kept lines that are left out.
        GAP
    }

    /// Copies the lines.
    public LineDiff {
        lines = List.copyOf(lines);
    }

    /// Compares two texts.
    ///
    /// @param before lines of the old text
    /// @param after lines of the new text
    public static LineDiff of(List<String> before, List<String> after) {
        var lines = new ArrayList<Line>();
        int old = 0;
        int fresh = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            while (old < delta.getSource().getPosition()) {
                lines.add(new Line(Kind.KEPT, ++old, ++fresh, before.get(old - 1)));
            }
            for (var removed : delta.getSource().getLines()) {
                lines.add(new Line(Kind.REMOVED, ++old, 0, removed));
            }
            for (var added : delta.getTarget().getLines()) {
                lines.add(new Line(Kind.ADDED, 0, ++fresh, added));
            }
        }
        while (old < before.size()) {
            lines.add(new Line(Kind.KEPT, ++old, ++fresh, before.get(old - 1)));
        }
        return new LineDiff(lines);
    }

    /// The changed lines with some kept ones around them.
    ///
    /// @param context how many kept lines stay before and after each change
    public LineDiff around(int context) {
        var near = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() != Kind.KEPT) {
                int until = Math.min(lines.size() - 1, i + context);
                for (int j = Math.max(0, i - context); j <= until; j++) {
                    near[j] = true;
                }
            }
        }
        var shorter = new ArrayList<Line>();
        for (int i = 0; i < near.length; i++) {
            if (near[i]) {
                shorter.add(lines.get(i));
            } else if (i == 0 || near[i - 1]) {
                shorter.add(new Line(Kind.GAP, 0, 0, "⋯"));
            }
        }
        return new LineDiff(shorter);
    }

    /// How many lines were added.
    public int added() {
        return count(Kind.ADDED);
    }

    /// How many lines were removed.
    public int removed() {
        return count(Kind.REMOVED);
    }

    /// Whether the texts are the same.
    public boolean isEmpty() {
        return added() + removed() == 0;
    }

    private int count(Kind kind) {
        return (int) lines.stream().filter(line -> line.kind() == kind).count();
    }
}
