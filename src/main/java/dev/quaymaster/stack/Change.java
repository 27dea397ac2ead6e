package dev.quaymaster.stack;

import dev.quaymaster.compose.Secrets;
import java.util.List;

/// What a plan does to one thing, and why.
///
/// @param subject the service, or `network …`, `volume …`, `image …` for what is not a service
/// @param kind what happens to it
/// @param causes why, in plain words; empty when nothing happens
/// @param note what else is worth knowing (containers it touches, data at risk); may be empty
public record Change(String subject, ChangeKind kind, List<String> causes, String note) {

    /// Covers what is secret in the words.
    public Change {
        causes = causes.stream().map(Secrets::masked).toList();
        note = Secrets.masked(note);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(subject).append(": ").append(kind);
        if (!causes.isEmpty()) {
            text.append(" — ").append(String.join("; ", causes));
        }
        if (!note.isEmpty()) {
            text.append(" (").append(note).append(')');
        }
        return text.toString();
    }
}
