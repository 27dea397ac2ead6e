package dev.quaymaster.backup.journal;

/// One line of a journal.
///
/// @param step what is about to be done
/// @param subject a container's id, a volume's name, or the stack in the first line
/// @param name for people: a container's name, the kind of run in the first line
/// @param project of the container, empty when it has none
/// @param service of the container, empty when it has none
/// @param place a folder: the store in the first line, the safety copy for [Step#REPLACING]
record JournalEntry(
        Step step, String subject, String name, String project, String service, String place) {

    enum Step {
        BEGIN,
        PAUSING,
        STOPPING,
        RESUMED,
        TEMPORARY,
        CREATED,
        REPLACING,
        REPLACED
    }
}
