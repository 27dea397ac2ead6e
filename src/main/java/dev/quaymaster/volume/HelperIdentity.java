package dev.quaymaster.volume;

import dev.quaymaster.engine.Container;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a helper container is known by: a name and labels of the form that only we write. One label
/// is not enough, because labels go on to images that are committed, and anybody may write them.
///
/// @param purpose what it is for, one word
/// @param volume the volume it has mounted
/// @param owner the process that made it
/// @param run the token of the replacement it works at; empty when it has another purpose
record HelperIdentity(String purpose, String volume, HelperOwner owner, String run) {

    private static final String NAME = "quaymaster-volume-";
    private static final Pattern NAMES = Pattern.compile(NAME + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PURPOSES = Pattern.compile("[a-z]+");
    private static final String VOLUME = HelperContainers.LABEL + ".volume";
    private static final String RUN = HelperContainers.LABEL + ".run";

    /// The identity of a helper that works at no replacement.
    HelperIdentity(String purpose, String volume, HelperOwner owner) {
        this(purpose, volume, owner, "");
    }

    /// The identity of a helper that this process makes.
    static HelperIdentity ours(String purpose, String volume) {
        return new HelperIdentity(purpose, volume, HelperOwner.ofThisProcess());
    }

    /// The same, which works at the replacement with that token.
    HelperIdentity in(String token) {
        return new HelperIdentity(purpose, volume, owner, token);
    }

    /// Reads it, if it is one of a helper.
    static Optional<HelperIdentity> of(Container container) {
        var labels = container.labels();
        var purpose = labels.getOrDefault(HelperContainers.LABEL, "");
        var volume = labels.getOrDefault(VOLUME, "");
        if (!NAMES.matcher(container.name()).matches()
                || !PURPOSES.matcher(purpose).matches()
                || volume.isEmpty()) {
            return Optional.empty();
        }
        return HelperOwner.read(labels)
                .map(owner -> new HelperIdentity(purpose, volume, owner, labels.getOrDefault(RUN, "")));
    }

    /// A name that no other container has.
    static String newName() {
        return NAME + UUID.randomUUID();
    }

    /// The labels that say it.
    Map<String, String> labels() {
        var labels = new HashMap<String, String>();
        labels.put(HelperContainers.LABEL, purpose);
        labels.put(VOLUME, volume);
        owner.write(labels);
        if (!run.isEmpty()) {
            labels.put(RUN, run);
        }
        return labels;
    }
}
