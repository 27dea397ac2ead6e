package dev.quaymaster.ui.volume;

import dev.quaymaster.engine.Volume;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.volume.VolumeUser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A volume with who uses it, in the words of the list and the header.
///
/// @param users the containers that have it mounted, running ones first
/// @param size bytes, once the engine has measured it
/// @param protection whether the user's locks let it be changed
record VolumeSummary(Volume volume, List<VolumeUser> users, OptionalLong size, VolumeProtection protection) {

    /// Copies the list.
    VolumeSummary {
        users = List.copyOf(users);
    }

    /// Whether the user locked it.
    boolean locked() {
        return protection.locked();
    }

    /// The engine's name of it.
    String name() {
        return volume.name();
    }

    /// Its short name: what the compose file calls it, or a few digits of one nobody named.
    String title() {
        if (volume.anonymous()) {
            var name = name();
            return name.length() < 8 ? name : name.substring(0, 4) + "…" + name.substring(name.length() - 2);
        }
        return volume.labels().getOrDefault("com.docker.compose.volume", name());
    }

    /// The stack it belongs to: the one that made it, or the first that uses it.
    Optional<String> project() {
        return Optional.ofNullable(volume.labels().get("com.docker.compose.project"))
                .or(() ->
                        users.stream().flatMap(user -> user.project().stream()).findFirst());
    }

    /// Whether a container has it mounted, running or not.
    boolean inUse() {
        return !users.isEmpty();
    }

    /// Whether a process may have it open.
    boolean running() {
        return users.stream().anyMatch(VolumeUser::running);
    }

    /// The dot's colour.
    Tone tone() {
        return running() ? Tone.OK : Tone.NEUTRAL;
    }

    /// The second line in the list: `prefect-v2 · postgres`, `pipeline · stopped`.
    String subtitle(Instant now) {
        var owner = (locked() ? "locked · " : "")
                + project().map(name -> name + " · ").orElse("");
        if (!inUse()) {
            return owner + (volume.anonymous() ? "anonymous" : "not used") + age(now);
        }
        return owner + (running() ? services() : services() + ", stopped");
    }

    private String age(Instant now) {
        return volume.created()
                .filter(_ -> project().isEmpty())
                .map(time -> " · " + Words.moment(time, now, ZoneId.systemDefault()))
                .orElse("");
    }

    private String services() {
        var names = names(users);
        return names.size() == 1 ? names.getFirst() : names.size() + " services";
    }

    /// What the header's pill says: `in use by prefect-v2 / postgres`.
    String usage() {
        if (!inUse()) {
            return "not in use";
        }
        var open = users.stream().filter(VolumeUser::running).toList();
        var shown = open.isEmpty() ? users : open;
        var labels = new LinkedHashSet<String>();
        shown.forEach(user -> labels.add(user.label()));
        var more = labels.size() > 1 ? " and " + (labels.size() - 1) + " more" : "";
        return (open.isEmpty() ? "used by " : "in use by ")
                + labels.getFirst()
                + more
                + (open.isEmpty() ? ", stopped" : "");
    }

    /// The running services, in words: `postgres`, `extractor and loader`.
    String runningServices() {
        var names = names(users.stream().filter(VolumeUser::running).toList());
        return String.join(" and ", names);
    }

    /// A text of at most so many letters; its middle goes first.
    static String shortened(String text, int letters) {
        if (text.length() <= letters) {
            return text;
        }
        var end = letters / 3;
        return text.substring(0, letters - end - 1) + "…" + text.substring(text.length() - end);
    }

    private static List<String> names(List<VolumeUser> users) {
        return users.stream().map(VolumeUser::service).distinct().toList();
    }
}
