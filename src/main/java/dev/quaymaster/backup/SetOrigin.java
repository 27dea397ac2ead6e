package dev.quaymaster.backup;

import java.util.Optional;

/// Where a set comes from. Retention compares only sets of the same origin, so that two machines,
/// two engines or two plans that share a folder never delete each other's sets.
///
/// @param machine identifies the machine whose program made the set, the same at every run
/// @param engine identifies the engine it was taken from: the id that the engine tells of itself
/// @param plan the name of the plan that says what is saved, also where somebody ran it by hand;
///   absent when no plan was run
public record SetOrigin(String machine, String engine, Optional<String> plan) {

    /// The same machine and engine, of no plan.
    public SetOrigin withoutPlan() {
        return new SetOrigin(machine, engine, Optional.empty());
    }
}
