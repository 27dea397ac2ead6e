package dev.quaymaster.backup.schedule;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Tells of problems when they come up, and again only after they had gone. Threads: any.
public final class NewProblems {

    private final Consumer<String> teller;
    private Set<String> present = Set.of();

    /// @param teller takes sentences for the user
    public NewProblems(Consumer<String> teller) {
        this.teller = teller;
    }

    /// Tells those that were not there the last time.
    ///
    /// @param now all there are at present
    public synchronized void tell(Collection<String> now) {
        var before = present;
        present = new LinkedHashSet<>(now);
        present.stream().filter(problem -> !before.contains(problem)).forEach(teller);
    }
}
