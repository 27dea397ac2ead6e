package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.volume.HelperContainers.Access;
import java.util.Optional;
import java.util.function.Predicate;

/// Looks through a whole volume for what there is to copy, by a helper that can only read. Blocks;
/// used by one thread.
public final class VolumeInspection implements AutoCloseable {

    private final HelperContainers helpers;
    private final String volume;
    private final Helper helper;

    private VolumeInspection(HelperContainers helpers, String volume, Helper helper) {
        this.helpers = helpers;
        this.volume = volume;
        this.helper = helper;
    }

    /// Opens a volume.
    ///
    /// @throws VolumeException when there is no such volume
    public static VolumeInspection open(Engine engine, String volume) {
        var helpers = new HelperContainers(engine);
        return new VolumeInspection(helpers, volume, helpers.open(volume, Access.READ_ONLY));
    }

    /// Counts everything.
    ///
    /// @param alive is run again and again while the answer comes
    public VolumeSurvey survey(Runnable alive) {
        return helper.survey(alive, _ -> true);
    }

    /// Counts what is not in a copy.
    ///
    /// @param alive is run again and again while the answer comes
    /// @param copied whether an entry of that path, `/a/b`, is in the copy
    public VolumeSurvey surveyWithout(Runnable alive, Predicate<String> copied) {
        return helper.survey(alive, copied.negate());
    }

    /// Looks for extended attributes and access control lists, by the tools of an image that sees
    /// them (GNU tar does, busybox does not).
    ///
    /// @return empty when the engine has no such image
    public Optional<FileAttributes> attributes() {
        var found = helper.attributes(VolumePath.ROOT, ".");
        return found.isPresent() ? found : helpers.attributes(volume, VolumePath.ROOT, ".");
    }

    @Override
    public void close() {
        helper.close();
    }
}
