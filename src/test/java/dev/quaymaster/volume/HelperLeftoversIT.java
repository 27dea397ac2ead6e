package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Storage;
import dev.quaymaster.volume.HelperContainers.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which containers are taken for ours, and removed.
class HelperLeftoversIT {

    private static final HelperOwner SELF = HelperOwner.ofThisProcess();
    private static final HelperOwner DEAD = new HelperOwner(SELF.machine(), SELF.boot(), SELF.pid(), 1);
    private static final List<String> OUR_COMMAND = List.of("-");

    private final VolumeLab lab = new VolumeLab();
    private final String volume = lab.volume();
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void clean() {
        made.stream().filter(this::isThere).forEach(id -> lab.engine().remove(id, RemoveOptions.FORCE_WITH_VOLUMES));
        lab.close();
    }

    @Test
    void aHelperOfADeadProcessIsRemoved() {
        var left = helper(HelperIdentity.newName(), labels(DEAD), OUR_COMMAND);

        assertThat(HelperContainers.removeLeftovers(lab.engine())).contains(volume);
        assertThat(isThere(left)).isFalse();
    }

    @Test
    void helpersThatMayBeInUseAreKept() {
        var ours = new HelperContainers(lab.engine()).createIdle(volume, Access.READ_ONLY);
        made.add(ours);
        var stepped = helper(new HelperOwner(SELF.machine(), SELF.boot(), SELF.pid(), SELF.startSecond() + 1));
        var elsewhere = helper(new HelperOwner("0123456789abcdef", "x.1", 1, 1));
        var sameHostName = helper(new HelperOwner("vm", "other-boot", 1, 1));

        assertThat(HelperContainers.removeLeftovers(lab.engine())).doesNotContain(volume);
        assertThat(List.of(ours, stepped, elsewhere, sameHostName)).allMatch(this::isThere);
    }

    /// A label, which images hand on, was enough to have a container removed with its volumes.
    @Test
    void containersOfOthersThatHaveOurLabelsAreKeptAndSeen() {
        var onlyLabel = helper(volume + "-a", Map.of(HelperContainers.LABEL, "browse"), OUR_COMMAND);
        var ownName = helper(volume + "-b", labels(DEAD), OUR_COMMAND);
        var noOwner = helper(
                HelperIdentity.newName(),
                Map.of(HelperContainers.LABEL, "browse", HelperContainers.LABEL + ".volume", volume),
                OUR_COMMAND);
        var ownCommand = helper(HelperIdentity.newName(), labels(DEAD), List.of("sleep"));

        assertThat(HelperContainers.removeLeftovers(lab.engine())).doesNotContain(volume);
        assertThat(List.of(onlyLabel, ownName, noOwner, ownCommand)).allMatch(this::isThere);
        assertThat(VolumeUsage.users(lab.engine(), volume).stream()
                        .map(user -> user.container().id()))
                .contains(onlyLabel, ownName, noOwner);
    }

    @Test
    void aHelperIsNoUserOfItsVolume() {
        made.add(new HelperContainers(lab.engine()).createIdle(volume, Access.READ_ONLY));

        assertThat(VolumeUsage.users(lab.engine(), volume)).isEmpty();
    }

    @Test
    void aHelperHasLittleOfTheMachine() {
        var helper = new HelperContainers(lab.engine()).createIdle(volume, Access.READ_WRITE);
        made.add(helper);

        assertThat(lab.engine().inspect(helper).config().settings())
                .containsEntry("mem_limit", "512m")
                .containsEntry("pids_limit", "64");
    }

    private Map<String, String> labels(HelperOwner owner) {
        return new HelperIdentity("browse", volume, owner).labels();
    }

    private String helper(HelperOwner owner) {
        return helper(HelperIdentity.newName(), labels(owner), OUR_COMMAND);
    }

    private String helper(String name, Map<String, String> labels, List<String> entrypoint) {
        var mount = MountSpec.VolumeMount.of(volume, HelperContainers.MOUNT);
        var id = lab.engine()
                .create(ContainerSpec.of(name, VolumeLab.DEBIAN)
                        .withLabels(new HashMap<>(labels))
                        .withProcess(ProcessSpec.of().withEntrypoint(entrypoint))
                        .withStorage(Storage.of(List.of(mount)))
                        .withNetworking(Networking.isolated()));
        made.add(id);
        return id;
    }

    private boolean isThere(String id) {
        return lab.engine().containers(LabelFilter.all()).stream()
                .map(Container::id)
                .anyMatch(id::equals);
    }
}
