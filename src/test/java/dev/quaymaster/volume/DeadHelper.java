package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Storage;
import java.util.List;

/// Helper containers that go on although nobody needs their work any more.
public final class DeadHelper {

    private DeadHelper() {}

    /// Starts one whose process was killed.
    ///
    /// @param script what it does in the volume, its working folder
    /// @return its id
    public static String at(Engine engine, String volume, String script) {
        var self = HelperOwner.ofThisProcess();
        var dead = new HelperOwner(self.machine(), self.boot(), self.pid(), 1);
        return start(engine, new HelperIdentity("browse", volume, dead), script);
    }

    /// Starts one of this process, of a replacement that lost the engine.
    ///
    /// @param token of the replacement
    public static String ofThisProcess(Engine engine, String volume, String token, String script) {
        return start(engine, HelperIdentity.ours("browse", volume).in(token), script);
    }

    private static String start(Engine engine, HelperIdentity identity, String script) {
        var mount = MountSpec.VolumeMount.of(identity.volume(), HelperContainers.MOUNT);
        var command = ProcessSpec.of("-c", "cd " + HelperContainers.MOUNT + "; " + script);
        var id = engine.create(ContainerSpec.of(HelperIdentity.newName(), VolumeLab.BUSYBOX)
                .withLabels(identity.labels())
                .withProcess(command.withEntrypoint(List.of("sh")))
                .withStorage(Storage.of(List.of(mount)))
                .withNetworking(Networking.isolated()));
        engine.start(id);
        return id;
    }
}
