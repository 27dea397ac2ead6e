package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.HostOptions;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Resources;
import dev.quaymaster.engine.spec.Security;
import dev.quaymaster.engine.spec.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The container of a temporary PostgreSQL server. Image, mount path and environment come from a
/// manifest that may come from elsewhere, so it gets nothing but its volume: no network, no file of
/// the machine, the few capabilities with which such an image takes its volume for its own, limits,
/// and of the environment only what a new cluster is made by.
final class TemporaryServerSpec {

    private static final List<String> CAPABILITIES = List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID");
    private static final long MEMORY = 2L << 30;
    private static final long SHARED_MEMORY = 256L << 20;
    private static final long PROCESSES = 512;

    /// Scripts of the image that make roles and databases, which the dump makes itself.
    private static final String INIT_SCRIPTS = "/docker-entrypoint-initdb.d";

    /// Variables by which images make a cluster: its superuser, its encoding and locale, where it
    /// lies in the volume. No file names, no other place for its log.
    private static final Pattern KNOWN = Pattern.compile("POSTGRES_(USER|PASSWORD|DB|INITDB_ARGS|HOST_AUTH_METHOD)"
            + "|POSTGRESQL_(USERNAME|PASSWORD|POSTGRES_PASSWORD|DATABASE|INITDB_ARGS)"
            + "|PGDATA|LANG|LANGUAGE|LC_[A-Z]+|TZ|NO_TS_TUNE");

    private TemporaryServerSpec() {}

    /// The container.
    ///
    /// @param volume what its cluster is made in; an empty name is a volume without one
    /// @throws IOException when the cluster would not lie in the volume
    static ContainerSpec of(
            String name, String image, SavedDatabase database, String volume, Map<String, String> environment)
            throws IOException {
        requireInVolume(database, environment);
        var process = ProcessSpec.imageDefault().withEnvironment(known(environment));
        return ContainerSpec.of(name, image)
                .withProcess(database.runAs().map(process::withUser).orElse(process))
                .withStorage(storage(volume, database.mountPath()))
                .withNetworking(Networking.isolated())
                .withHost(host());
    }

    static Map<String, String> known(Map<String, String> environment) {
        var known = new TreeMap<>(environment);
        known.keySet().removeIf(variable -> !KNOWN.matcher(variable).matches());
        return known;
    }

    private static void requireInVolume(SavedDatabase database, Map<String, String> environment) throws IOException {
        var data = environment.getOrDefault("PGDATA", database.mountPath());
        if (!(data + "/").startsWith(database.mountPath() + "/") || (data + "/").contains("/../")) {
            throw new IOException("its data would lie in %s, which the volume at %s does not hold"
                    .formatted(data, database.mountPath()));
        }
    }

    private static Storage storage(String volume, String mountPath) {
        return new Storage(
                List.of(),
                List.of(MountSpec.VolumeMount.of(volume, mountPath)),
                Map.of(INIT_SCRIPTS, "size=64k,mode=0755"),
                List.of(),
                false,
                OptionalLong.of(SHARED_MEMORY),
                Map.of());
    }

    private static HostOptions host() {
        var resources = new Resources(
                Resources.Memory.limit(OptionalLong.of(MEMORY)),
                Resources.Cpu.none(),
                OptionalLong.of(PROCESSES),
                List.of(),
                Resources.Devices.none(),
                Optional.empty());
        return new HostOptions(
                resources,
                Security.lockedDown(CAPABILITIES),
                HostOptions.Namespaces.none(),
                // a log is there for its last words, and does not fill a disk
                Optional.of(new HostOptions.Logging("json-file", Map.of("max-size", "1m", "max-file", "1"))),
                Map.of(),
                "",
                "");
    }
}
