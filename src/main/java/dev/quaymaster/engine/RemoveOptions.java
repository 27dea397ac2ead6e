package dev.quaymaster.engine;

/// How to remove a container.
///
/// @param force kill it if it runs
/// @param volumes remove its anonymous volumes with it
public record RemoveOptions(boolean force, boolean volumes) {

    /// A stopped container, its anonymous volumes kept.
    public static final RemoveOptions PLAIN = new RemoveOptions(false, false);

    /// Whatever it does, its anonymous volumes kept.
    public static final RemoveOptions FORCE = new RemoveOptions(true, false);

    /// Whatever it does, and its anonymous volumes too.
    public static final RemoveOptions FORCE_WITH_VOLUMES = new RemoveOptions(true, true);
}
