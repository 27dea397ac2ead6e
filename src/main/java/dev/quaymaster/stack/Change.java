package dev.quaymaster.stack;

import java.util.List;

/// What a plan does to one thing, and why.
///
/// @param subject the service, or `network …`, `volume …`, `image …` for what is not a service
/// @param kind what happens to it
/// @param causes why, in plain words; empty when nothing happens
/// @param note what else is worth knowing (containers it touches, data at risk); may be empty
public record Change(String subject, ChangeKind kind, List<String> causes, String note) {

    public Change {
        causes = List.copyOf(causes);
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
