package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.volume.VolumeUser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds that what was saved of one volume goes into another one of the same stack or set, which
/// containers use: a slip of the keyboard, as a rule. Pure.
///
/// @param manifest of the set
/// @param saved the volume whose content is restored
record OtherVolume(Manifest manifest, SavedVolume saved) {

    /// The concern, where there is one.
    ///
    /// @param users the containers that see the data of the target, running or not
    /// @param twins other volumes that show the same data as the target
    Optional<RestoreConcern> concern(Volume target, List<VolumeUser> users, List<String> twins) {
        boolean itself = target.name().equals(saved.name()) || twins.contains(saved.name());
        if (itself || users.isEmpty() || !belongs(target, users)) {
            return Optional.empty();
        }
        var containers = users.stream().map(user -> user.container().name()).collect(Collectors.joining(", "));
        return Optional.of(new RestoreConcern(
                Kind.OTHER_VOLUME,
                "volume %s gets what was saved of another volume, %s, and is used by %s"
                        .formatted(target.name(), saved.name(), containers)));
    }

    private boolean belongs(Volume target, List<VolumeUser> users) {
        boolean ofSet = manifest.volumes().stream().anyMatch(one -> one.name().equals(target.name()));
        return ofSet || stacks().anyMatch(stack -> isOf(stack, target, users));
    }

    private Stream<String> stacks() {
        return Stream.concat(
                manifest.about().stack().stream(),
                Stream.ofNullable(saved.origin().labels().get(ComposeLabels.PROJECT)));
    }

    /// An external volume carries no label of the stack that uses it.
    private static boolean isOf(String stack, Volume target, List<VolumeUser> users) {
        return stack.equals(target.labels().get(ComposeLabels.PROJECT))
                || users.stream()
                        .anyMatch(user -> user.project().filter(stack::equals).isPresent());
    }
}
