package dev.quaymaster.backup.journal;

import dev.quaymaster.backup.journal.JournalEntry.Step;
import dev.quaymaster.backup.journal.QuietContainer.Before;
import dev.quaymaster.backup.journal.QuietContainer.How;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Reads journals, of this program's version and of earlier ones.
final class JournalReader {

    private final Map<String, QuietContainer> quiet = new LinkedHashMap<>();
    private final List<String> temporary = new ArrayList<>();
    private final Map<String, Optional<Path>> replacing = new LinkedHashMap<>();
    private final Map<String, String> staged = new LinkedHashMap<>();
    private final List<String> created = new ArrayList<>();
    private final List<String> drafts = new ArrayList<>();
    private boolean committed;
    private boolean ended;

    private JournalReader() {}

    /// Reads what a journal holds. What follows the last line end was never followed by its step,
    /// so it is left out.
    ///
    /// @param setId of the set the run made or restored
    /// @param started when the journal was begun
    /// @param lastStep when it was written to last
    /// @throws IOException with the reason, when it is no journal that this version can read
    static UnfinishedRun read(byte[] content, String setId, Instant started, Instant lastStep) throws IOException {
        var entries = new ArrayList<JournalEntry>();
        for (var line : lines(content)) {
            entries.add(JournalEntry.parse(line));
        }
        if (entries.isEmpty() || entries.getFirst().step() != Step.BEGIN) {
            throw new IOException("its first line is missing");
        }
        var begin = entries.getFirst();
        var reader = new JournalReader();
        for (var entry : entries) {
            reader.take(entry);
        }
        return new UnfinishedRun(
                setId,
                kind(begin.name()),
                begin.subject(),
                path(begin.place()),
                started,
                lastStep,
                reader.ended,
                reader.left());
    }

    /// The names of containers and volumes that a journal speaks of, as far as lines of it can be
    /// read, sorted.
    static List<String> names(byte[] content) {
        var names = new TreeSet<String>();
        for (var line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
            try {
                var entry = JournalEntry.parse(line);
                switch (entry.step()) {
                    case PAUSING, STOPPING, CREATED, STAGING, SWAPPING, REPLACING -> names.add(entry.name());
                    case RESUMED, REPLACED -> names.remove(entry.name());
                    case BEGIN, DRAFTING, TEMPORARY, COMMITTED, ENDED -> {}
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "A line of a journal cannot be read", e);
            }
        }
        return List.copyOf(names);
    }

    private static List<String> lines(byte[] content) throws IOException {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, 0, end))
                    .toString();
            return text.lines().toList();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8 text", e);
        }
    }

    private void take(JournalEntry entry) throws IOException {
        var subject = entry.subject();
        switch (entry.step()) {
            case BEGIN -> {}
            case COMMITTED -> committed = true;
            case ENDED -> ended = true;
            case DRAFTING -> drafts.add(subject);
            case PAUSING -> quiet.put(subject, container(entry, How.PAUSED));
            case STOPPING -> quiet.put(subject, container(entry, How.STOPPED));
            case RESUMED -> quiet.remove(subject);
            case TEMPORARY -> temporary.add(subject);
            case CREATED -> created.add(subject);
            case STAGING, SWAPPING -> staged.put(subject, entry.detail());
            case REPLACING ->
                replacing.put(subject, entry.place().isEmpty() ? Optional.empty() : Optional.of(path(entry.place())));
            case REPLACED -> {
                replacing.remove(subject);
                staged.remove(subject);
                created.remove(subject);
            }
        }
    }

    private UnfinishedRun.Left left() {
        return new UnfinishedRun.Left(
                List.copyOf(quiet.values()), temporary, replacing, staged, committed, created, drafts);
    }

    private static QuietContainer container(JournalEntry entry, How how) throws IOException {
        return new QuietContainer(
                entry.subject(), entry.name(), entry.project(), entry.service(), how, before(entry.detail()));
    }

    private static Before before(String name) throws IOException {
        return switch (name) {
            case "", "RUNNING" -> Before.RUNNING;
            case "PAUSED" -> Before.PAUSED;
            default -> throw new IOException("a container did something unknown before: " + name);
        };
    }

    private static RunJournal.Kind kind(String name) throws IOException {
        for (var kind : RunJournal.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IOException("it is of a kind of run that this version does not know: " + name);
    }

    private static Path path(String text) throws IOException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IOException("it names a folder that cannot be one", e);
        }
    }

    private static final System.Logger LOG = System.getLogger(JournalReader.class.getName());
}
