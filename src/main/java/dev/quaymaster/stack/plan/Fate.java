package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Service;
import dev.quaymaster.stack.ObservedContainer;
import java.util.List;

/// What an `up` makes of a service: what becomes of the containers that are there, and which
/// numbers are added.
///
/// @param service the service
/// @param existing its containers, each with a verdict
/// @param added numbers of the containers that are made
record Fate(Service service, List<Existing> existing, List<Integer> added) {

    Fate {
        existing = List.copyOf(existing);
        added = List.copyOf(added);
    }

    /// A container that is there.
    record Existing(ObservedContainer container, Verdict verdict, List<String> causes) {
        Existing {
            causes = List.copyOf(causes);
        }
    }

    /// What becomes of it.
    enum Verdict {
        /// It stays, and is started if it does not run.
        KEEP,
        /// Another one takes its place.
        RECREATE,
        /// There are more than wanted.
        SURPLUS,
        /// An interrupted update left it half made.
        HALF_MADE
    }

    List<Existing> with(Verdict verdict) {
        return existing.stream().filter(one -> one.verdict() == verdict).toList();
    }

    boolean recreatesSome() {
        return !with(Verdict.RECREATE).isEmpty();
    }
}
