package dev.quaymaster.backup.archive;

import java.util.List;
import java.util.stream.Stream;

/// What reading archives back came to.
///
/// @param problems what is missing or different, in words; empty when nothing is
/// @param facts what the user should know before they are restored, such as devices in them
/// @param risks the same, counted
/// @param databases whose own files are in them
public record ArchiveFindings(List<String> problems, List<String> facts, TarRisks risks, DatabaseFiles databases) {

    public ArchiveFindings {
        problems = List.copyOf(problems);
        facts = List.copyOf(facts);
    }

    static ArchiveFindings none() {
        return new ArchiveFindings(List.of(), List.of(), TarRisks.none(), DatabaseFiles.none());
    }

    static ArchiveFindings problem(String problem) {
        return problems(List.of(problem));
    }

    static ArchiveFindings problems(List<String> problems) {
        return new ArchiveFindings(problems, List.of(), TarRisks.none(), DatabaseFiles.none());
    }

    ArchiveFindings plus(ArchiveFindings other) {
        return new ArchiveFindings(
                Stream.concat(problems.stream(), other.problems.stream()).toList(),
                Stream.concat(facts.stream(), other.facts.stream()).toList(),
                risks.plus(other.risks),
                databases.plus(other.databases));
    }
}
