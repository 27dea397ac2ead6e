package dev.quaymaster.backup.archive;

import java.util.List;
import java.util.stream.Stream;

/// What reading archives back came to.
///
/// @param problems what is missing or different, in words; empty when nothing is
/// @param facts what the user should know before they are restored, such as devices in them
public record ArchiveFindings(List<String> problems, List<String> facts) {

    public ArchiveFindings {
        problems = List.copyOf(problems);
        facts = List.copyOf(facts);
    }

    static ArchiveFindings none() {
        return new ArchiveFindings(List.of(), List.of());
    }

    static ArchiveFindings problem(String problem) {
        return new ArchiveFindings(List.of(problem), List.of());
    }

    ArchiveFindings plus(ArchiveFindings other) {
        return new ArchiveFindings(
                Stream.concat(problems.stream(), other.problems.stream()).toList(),
                Stream.concat(facts.stream(), other.facts.stream()).toList());
    }
}
