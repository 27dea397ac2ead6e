package dev.quaymaster.backup.recovery;

import java.util.List;

/// What became of a volume that an interrupted restore may have left half-filled.
sealed interface VolumeOutcome {

    /// What the user is told, in sentences; may be empty.
    List<String> told();

    /// It holds its old content, or its new one, as a whole: containers may use it.
    record Settled(List<String> told) implements VolumeOutcome {

        public Settled {
            told = List.copyOf(told);
        }

        Settled(String sentence) {
            this(List.of(sentence));
        }
    }

    /// It is whole and containers may use it, but something that was left in it is still to be
    /// removed, so the journal stays.
    record Waiting(List<String> told) implements VolumeOutcome {

        public Waiting {
            told = List.copyOf(told);
        }

        Waiting(String sentence) {
            this(List.of(sentence));
        }
    }

    /// It was left as it is, so what uses it stays stopped and the journal stays.
    record Left(List<String> told) implements VolumeOutcome {

        public Left {
            told = List.copyOf(told);
        }

        Left(String sentence) {
            this(List.of(sentence));
        }
    }
}
