package dev.quaymaster.volume;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.HealthcheckSpec;
import dev.quaymaster.engine.spec.HostOptions;
import dev.quaymaster.engine.spec.Lifecycle;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Resources;
import dev.quaymaster.engine.spec.Security;
import dev.quaymaster.engine.spec.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Makes and removes the containers through which volumes are seen. Each mounts one volume at
/// `/volume`, has no network, no capability it doesn't need, and carries labels that say whose it
/// is, so that what a killed process left behind can be told from what another one is using.
public final class HelperContainers {

    /// On every helper container; its value says what it is for.
    public static final String LABEL = "dev.quaymaster.helper";

    /// Where the volume is mounted in a helper container.
    static final String MOUNT = "/volume";

    /// The command of a helper that is never started.
    static final String NO_COMMAND = "-";

    private static final String BROWSE = "browse";
    private static final System.Logger LOG = System.getLogger(HelperContainers.class.getName());

    private static final Duration REMOVAL_LIMIT = Duration.ofSeconds(10);
    private static final Duration REMOVAL_PAUSE = Duration.ofMillis(30);

    /// Who was cancelled has containers to let go on, and may be ended soon.
    private static final Duration REMOVAL_LIMIT_CANCELLED = Duration.ofMillis(700);

    /// Enough for the tools at work; what the kernel keeps of files in memory gives way.
    private static final long MOST_MEMORY = 512L << 20;

    /// The shell, its loop's tools, and those that are run beside it.
    private static final long MOST_PROCESSES = 64;

    private final Engine engine;
    private final HelperImages images;

    /// What a helper container may do with its volume.
    public enum Access {
        /// Look at everything, change nothing.
        READ_ONLY,
        /// Change everything.
        READ_WRITE,
        /// Change everything, and make devices and files with rights of their own.
        RESTORE;

        private List<String> capabilities() {
            return switch (this) {
                case READ_ONLY -> List.of("DAC_READ_SEARCH");
                case READ_WRITE -> List.of("DAC_OVERRIDE", "CHOWN", "FOWNER");
                case RESTORE -> List.of("DAC_OVERRIDE", "CHOWN", "FOWNER", "FSETID", "MKNOD", "SETFCAP");
            };
        }
    }

    /// Helpers on that engine. Keep the object: it remembers which image has a shell.
    public HelperContainers(Engine engine) {
        this.engine = engine;
        this.images = new HelperImages(engine);
    }

    /// The engine they are on.
    Engine engine() {
        return engine;
    }

    /// Opens the volume through the first image that has a shell, or else without one.
    ///
    /// @throws VolumeException when there is no such volume
    Helper open(String volume, Access access) {
        return open(HelperIdentity.ours(BROWSE, volume), access);
    }

    private Helper open(HelperIdentity identity, Access access) {
        var volume = identity.volume();
        requireVolume(volume);
        for (var image : images.withShell(volume)) {
            var helper = tryShell(identity, access, image);
            if (helper.isPresent()) {
                return helper.get();
            }
        }
        return new ArchiveHelper(engine, createIdle(volume, access));
    }

    /// Opens the volume through an image whose `tar` keeps all that an archive has, if one of the
    /// first has it, or else as [#open] does.
    ///
    /// @param run the token of the replacement it works at, by which [#removeLeftovers] finds it
    Helper openForUnpacking(String volume, String run) {
        requireVolume(volume);
        var identity = HelperIdentity.ours(BROWSE, volume).in(run);
        for (var image : images.forUnpacking(volume)) {
            var helper = tryShell(identity, Access.RESTORE, image);
            if (helper.isPresent() && images.unpacks(image, () -> HelperUntar.isIn(engine, helper.get()))) {
                return helper.get();
            }
            helper.ifPresent(Helper::close);
        }
        return open(identity, Access.RESTORE);
    }

    /// Looks for extended attributes and access control lists in a volume by the tools of the
    /// images that are likely to have the right ones.
    ///
    /// @return empty when none of them sees such things
    Optional<FileAttributes> attributes(String volume, VolumePath folder, String name) {
        var identity = HelperIdentity.ours(BROWSE, volume);
        for (var image : images.withSystemTools()) {
            var helper = tryShell(identity, Access.READ_ONLY, image);
            if (helper.isPresent()) {
                try (var opened = helper.get()) {
                    var found = opened.attributes(folder, name);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Makes a container that is never started; its archive endpoint serves the volume.
    ///
    /// @return its id, to be given to [#remove]
    /// @throws VolumeException when there is no such volume
    String createIdle(String volume, Access access) {
        requireVolume(volume);
        var process = ProcessSpec.of().withEntrypoint(List.of(NO_COMMAND)).withUser("0");
        // The root folder's own mode can only be set by unpacking beside it, into the image's
        // files.
        var identity = HelperIdentity.ours("archive", volume);
        return create(spec(identity, access, images.any(), process, false));
    }

    /// Makes a container, and an interruption waits until that is done: a container whose id nobody
    /// has learnt would keep its volume in use until the next start.
    ///
    /// @return its id, to be given to [#remove]
    String create(ContainerSpec spec) {
        try {
            return CompletableFuture.supplyAsync(() -> engine.create(spec), Thread::startVirtualThread)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EngineException cause ? cause : e;
        }
    }

    /// Removes a helper; one that is gone already is fine. An engine that is stuck over it is not
    /// waited for long: whoever has containers paused for this helper lets them go on after that.
    void remove(String id) {
        var removal = Thread.ofVirtual().name("remove helper").start(() -> removeNow(id));
        var interrupted = Thread.interrupted(); // cancelled or not, the helper goes
        try {
            var _ = removal.join(interrupted ? REMOVAL_LIMIT_CANCELLED : REMOVAL_LIMIT);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void removeNow(String id) {
        try {
            engine.remove(id, RemoveOptions.FORCE_WITH_VOLUMES);
        } catch (EngineException e) {
            switch (e.kind()) {
                case NOT_FOUND -> {}
                // The engine is removing it by itself, as it was told to.
                case CONFLICT -> awaitGone(id);
                case UNREACHABLE, DENIED, FAILED, DISK_FULL, TIMEOUT, CANCELLED ->
                    LOG.log(System.Logger.Level.WARNING, "Helper " + id + " stays for now", e);
            }
        }
    }

    private void awaitGone(String id) {
        var limit = Instant.now().plus(REMOVAL_LIMIT);
        try {
            while (Instant.now().isBefore(limit)) {
                engine.inspect(id);
                Thread.sleep(REMOVAL_PAUSE);
            }
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.DEBUG, "Helper " + id + " is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether a container is a helper of ours, or of another run of this program. Not by a label
    /// alone: a user's container that has it must not be overlooked.
    public static boolean isHelper(Container container) {
        return HelperIdentity.of(container).isPresent();
    }

    /// Removes the helpers of processes that are gone.
    ///
    /// @return the names of the volumes they had open; of those that could not be removed too,
    ///   which may still be at work
    public static List<String> removeLeftovers(Engine engine) {
        return removeLeftovers(engine, Set.of());
    }

    /// Removes the helpers of processes that are gone, and those of replacements that ended in a
    /// process which still runs: one that lost the engine could not remove them.
    ///
    /// @param ended the tokens of those replacements
    /// @return as above
    public static List<String> removeLeftovers(Engine engine, Set<String> ended) {
        var volumes = new HelperLeftovers(new HelperContainers(engine), ended).remove();
        TemporaryVolumes.removeLeftovers(engine);
        return volumes;
    }

    private Optional<Helper> tryShell(HelperIdentity identity, Access access, String image) {
        var process = ProcessSpec.of("-c", ShellHelper.SCRIPT)
                .withEntrypoint(List.of("sh"))
                .withUser("0")
                .withStdin(ProcessSpec.Stdin.UNTIL_DETACHED);
        var helper = ShellHelper.start(this, identity.volume(), () -> spec(identity, access, image, process, true));
        if (helper.isPresent()) {
            images.works(image);
        } else {
            images.failed(image);
        }
        return helper.map(Helper.class::cast);
    }

    private void requireVolume(String volume) {
        // Creating a container would make a missing volume.
        if (engine.volume(volume).isEmpty()) {
            throw new VolumeException(
                    VolumeException.Kind.NOT_FOUND, "There is no volume " + volume + " on this engine.", null);
        }
    }

    private ContainerSpec spec(
            HelperIdentity identity, Access access, String image, ProcessSpec process, boolean started) {
        var mount = new MountSpec.VolumeMount(
                identity.volume(),
                MOUNT,
                access == Access.READ_ONLY,
                true,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                true);
        var storage = new Storage(
                List.of(),
                List.of(mount),
                images.declaredVolumes(image),
                List.of(),
                started,
                OptionalLong.empty(),
                Map.of());
        return ContainerSpec.of(HelperIdentity.newName(), image)
                .withLabels(identity.labels())
                .withProcess(process)
                .withLifecycle(lifecycle(started))
                .withStorage(storage)
                .withNetworking(Networking.isolated())
                .withHost(host(access));
    }

    /// Podman stops what is removed by force, and waits as long as the container may take.
    private static Lifecycle lifecycle(boolean autoRemove) {
        return Lifecycle.none()
                .withHealthcheck(HealthcheckSpec.disabled())
                .withStopTimeout(Duration.ZERO)
                .withAutoRemove(autoRemove);
    }

    private static HostOptions host(Access access) {
        return new HostOptions(
                Resources.none().withMemoryLimit(MOST_MEMORY).withPidsLimit(MOST_PROCESSES),
                Security.lockedDown(access.capabilities()),
                HostOptions.Namespaces.none(),
                // Without a log the engine keeps no second copy of what it says.
                Optional.of(new HostOptions.Logging("none", Map.of())),
                Map.of(),
                "",
                "");
    }
}
