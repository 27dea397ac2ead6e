package dev.quaymaster.compose.edit;

/// Some characters of a line that are of one kind.
///
/// @param from first column, from 0
/// @param to column after the last
/// @param kind what they are
public record Span(int from, int to, Kind kind) {

    /// What characters are.
    public enum Kind {
        /// A key, or a variable's name.
        KEY,
        /// A text in quotes or of several lines.
        TEXT,
        /// A number.
        NUMBER,
        /// True, false or nothing.
        TRUTH,
        /// A reference to a variable.
        VARIABLE,
        /// An anchor, an alias or a tag.
        TAG,
        /// A comment.
        COMMENT,
        /// Something that is to be covered.
        SECRET
    }
}
