package dev.quaymaster.backup.journal;

import dev.quaymaster.backup.store.RecordJson;
import java.io.IOException;
import java.util.Map;

/// One line of a journal.
///
/// @param step what is about to be done
/// @param subject a container's id, a volume's name, the id of a set, or the stack in the first
///   line
/// @param name for people: a container's name, the kind of run in the first line
/// @param project of the container, empty when it has none
/// @param service of the container, empty when it has none
/// @param place a folder: the store in the first line, the safety copy for [Step#REPLACING]
/// @param detail what the container did before for [Step#PAUSING] and [Step#STOPPING], the token
///   for [Step#STAGING] and [Step#SWAPPING]; empty in lines of programs before layout 2
record JournalEntry(
        Step step, String subject, String name, String project, String service, String place, String detail) {

    enum Step {
        BEGIN,
        DRAFTING,
        PAUSING,
        STOPPING,
        RESUMED,
        TEMPORARY,
        CREATED,
        STAGING,
        SWAPPING,
        COMMITTED,
        /// Programs before layout 2 emptied a volume and filled it again.
        REPLACING,
        REPLACED,
        /// The run came to its end by itself; only what was not undone is left.
        ENDED
    }

    /// About one thing and nothing else.
    static JournalEntry of(Step step, String subject) {
        return new JournalEntry(step, subject, subject, "", "", "", "");
    }

    /// With a detail.
    static JournalEntry of(Step step, String subject, String detail) {
        return new JournalEntry(step, subject, subject, "", "", "", detail);
    }

    /// About a container.
    static JournalEntry of(Step step, QuietContainer container) {
        return new JournalEntry(
                step,
                container.id(),
                container.name(),
                container.project(),
                container.service(),
                "",
                container.before().name());
    }

    /// As it stands in the file, without a line end.
    String line() {
        return RecordJson.line(this);
    }

    /// Reads a line, of this program's version or an earlier one.
    ///
    /// @throws IOException when it is none
    static JournalEntry parse(String line) throws IOException {
        var fields = RecordJson.parse(line, Map.class, "a line");
        return new JournalEntry(
                step(text(fields, "step")),
                text(fields, "subject"),
                text(fields, "name"),
                text(fields, "project"),
                text(fields, "service"),
                text(fields, "place"),
                fields.containsKey("detail") ? text(fields, "detail") : "");
    }

    private static Step step(String name) throws IOException {
        for (var step : Step.values()) {
            if (step.name().equals(name)) {
                return step;
            }
        }
        throw new IOException("it has a step that this version does not know: " + name);
    }

    private static String text(Map<?, ?> fields, String name) throws IOException {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("a line does not say its " + name);
    }
}
