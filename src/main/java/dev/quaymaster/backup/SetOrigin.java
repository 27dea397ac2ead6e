package dev.quaymaster.backup;

import java.util.Optional;

/// Where a set comes from. Retention compares only sets of the same origin, so that two machines,
/// two engines or two plans that share a folder never delete each other's sets.
///
/// @param machine identifies the machine whose program made the set, the same at every run
/// @param engine identifies the engine it was taken from: the id that the engine tells of itself
/// @param plan the name of the plan that asked for it; absent when somebody asked for it by hand
public record SetOrigin(String machine, String engine, Optional<String> plan) {}
