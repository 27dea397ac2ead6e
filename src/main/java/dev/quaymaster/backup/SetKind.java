package dev.quaymaster.backup;

/// Why a set was made.
public enum SetKind {
    /// Somebody asked for it.
    MANUAL,
    /// A schedule was due.
    SCHEDULED,
    /// A schedule was due while nobody was there to run it; made later.
    LATE,
    /// What a volume held right before a restore replaced it. Never pruned by a retention policy.
    SAFETY_COPY
}
