package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Storage;
import java.util.List;

/// Helper containers whose process was killed while they were at work.
public final class DeadHelper {

    private DeadHelper() {}

    /// Starts one, which goes on as the helper of a killed process does.
    ///
    /// @param script what it does in the volume, its working folder
    /// @return its id
    public static String at(Engine engine, String volume, String script) {
        var self = HelperOwner.ofThisProcess();
        var dead = new HelperOwner(self.machine(), self.boot(), self.pid(), 1);
        var mount = MountSpec.VolumeMount.of(volume, HelperContainers.MOUNT);
        var id =
                engine.create(
                        ContainerSpec.of(HelperIdentity.newName(), VolumeLab.BUSYBOX)
                                .withLabels(new HelperIdentity("browse", volume, dead).labels())
                                .withProcess(
                                        ProcessSpec.of(
                                                        "-c",
                                                        "cd "
                                                                + HelperContainers.MOUNT
                                                                + "; "
                                                                + script)
                                                .withEntrypoint(List.of("sh")))
                                .withStorage(Storage.of(List.of(mount)))
                                .withNetworking(Networking.isolated()));
        engine.start(id);
        return id;
    }
}
