package dev.quaymaster.stack.run;

import dev.quaymaster.compose.model.LifecycleConfig.Hook;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.spec.PartsToSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// Turns each operation of a plan into calls to the engine.
final class Operations {

    private final Engine engine;
    private final Awaiting awaiting;
    private final Making making;
    private final Supplier<ProtectedVolumes> lockedVolumes;

    Operations(Engine engine, Changes changes, Supplier<ProtectedVolumes> lockedVolumes) {
        this.engine = engine;
        this.lockedVolumes = lockedVolumes;
        this.awaiting = new Awaiting(engine, changes);
        this.making = new Making(engine);
    }

    /// Waits until a service is where it must be.
    void await(Operation.AwaitService await, News news) throws InterruptedException {
        awaiting.await(await, news);
    }

    /// Does anything but wait.
    void perform(Operation operation, News news) {
        switch (operation) {
            case Operation.PullImage pull -> pull(pull, news);
            case Operation.BuildImage build -> build(build, news);
            case Operation.RemoveImage remove -> lenient(news, () -> engine.removeImage(remove.image()));
            case Operation.CreateNetwork create ->
                engine.createNetwork(PartsToSpec.network(create.project(), create.network()));
            case Operation.RemoveNetwork remove ->
                lenient(news, () -> new NetworkRemoval(engine).remove(remove.name()));
            case Operation.CreateVolume create ->
                engine.createVolume(PartsToSpec.volume(create.project(), create.volume()));
            case Operation.RemoveVolume remove -> {
                refuseLocked(List.of(remove.name()));
                lenient(news, () -> engine.removeVolume(remove.name()));
            }
            case Operation.CreateContainer create -> making.create(create.draft());
            case Operation.OnContainer onContainer -> onContainer(onContainer, news);
            case Operation.AwaitService _ -> throw new IllegalArgumentException("waiting is done by await");
        }
    }

    private void onContainer(Operation.OnContainer operation, News news) {
        var id = operation.container().id();
        switch (operation) {
            case Operation.CopyFiles copy ->
                engine.writeArchive(id, "/", new ByteArrayInputStream(FilesAsTar.of(copy.files())));
            case Operation.StartContainer _ -> engine.start(id);
            case Operation.StopContainer stop -> unlessGone(() -> engine.stop(id, stop.timeout()));
            case Operation.RestartContainer restart -> engine.restart(id, restart.timeout());
            case Operation.PauseContainer _ -> engine.pause(id);
            case Operation.UnpauseContainer _ -> {
                awaiting.resumes(id);
                engine.unpause(id);
            }
            case Operation.KillContainer kill -> engine.kill(id, kill.signal());
            case Operation.RemoveContainer remove -> {
                if (remove.volumes() && !lockedVolumes.get().isEmpty()) {
                    refuseLocked(volumesOf(id));
                }
                lenient(news, () -> engine.remove(id, new RemoveOptions(true, remove.volumes())));
            }
            case Operation.RenameContainer rename -> engine.rename(id, rename.name());
            case Operation.DisconnectNetwork leave -> unlessGone(() -> engine.disconnect(leave.network(), id));
            case Operation.ConnectNetwork join ->
                engine.connect(join.network(), id, PartsToSpec.endpoint(join.aliases(), join.attachment()));
            case Operation.RunHook hook -> run(hook, hook.hook());
        }
    }

    /// One may have been locked since the plan was made.
    private void refuseLocked(List<String> volumes) {
        var all = lockedVolumes.get();
        var locked = volumes.stream().filter(all::contains).toList();
        if (!locked.isEmpty()) {
            throw new StackException(
                    all.reason(locked) + ", so it was not removed.", "Unlock it first, or leave the volumes.");
        }
    }

    /// The unnamed ones go with their container; a locked one that stays does no harm here.
    private List<String> volumesOf(String container) {
        return engine.containers(LabelFilter.all()).stream()
                .filter(one -> one.id().equals(container))
                .flatMap(one -> one.mounts().stream())
                .map(MountPoint::name)
                .filter(name -> name.matches("[0-9a-f]{64}"))
                .toList();
    }

    private void pull(Operation.PullImage pull, News news) {
        try {
            engine.pull(pull.image(), pull.platform(), new PullMeter(news));
        } catch (EngineException e) {
            if (pull.needed() || !concernsRegistry(e)) {
                throw e;
            }
            news.warned("The image that is here stays. " + e.getMessage());
        }
    }

    private static boolean concernsRegistry(EngineException failure) {
        return switch (failure.kind()) {
            case DENIED, NOT_FOUND, FAILED, DISK_FULL -> true;
            case UNREACHABLE, CONFLICT, TIMEOUT, CANCELLED -> false;
        };
    }

    private void build(Operation.BuildImage build, News news) {
        var spec = PartsToSpec.build(build.project(), build.service(), build.build(), build.image(), build.platform())
                .orElseThrow(() -> remoteContext(build));
        engine.build(spec, line -> news.advanced(line, OptionalDouble.empty()));
    }

    private static StackException remoteContext(Operation.BuildImage build) {
        return new StackException(
                build.service(),
                "Service \""
                        + build.service()
                        + "\" is built from "
                        + build.build().context()
                        + ", which is not a folder of this machine.",
                List.of(),
                "Fetch it into a folder and name that folder as the build's context.",
                null);
    }

    private void run(Operation.RunHook operation, Hook hook) {
        var environment = new LinkedHashMap<String, String>();
        hook.environment().forEach((name, value) -> value.ifPresent(text -> environment.put(name, text)));
        var output = new ByteArrayOutputStream();
        var spec = new ExecSpec(hook.command(), environment, hook.user(), hook.workingDir());
        var code = engine.exec(operation.container().id(), spec, output, output);
        if (code != 0) {
            throw new StackException(
                    operation.service(),
                    "The command \""
                            + String.join(" ", hook.command())
                            + "\" in container "
                            + operation.container()
                            + " ended with "
                            + code
                            + ".",
                    output.toString(StandardCharsets.UTF_8).lines().toList(),
                    "Run it by hand in the container to see why.",
                    null);
        }
    }

    /// What is gone already is as good as removed; what others still use stays, with a warning.
    private static void lenient(News news, Runnable removal) {
        try {
            unlessGone(removal);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.CONFLICT) {
                throw e;
            }
            news.warned(e.getMessage());
        }
    }

    private static void unlessGone(Runnable call) {
        try {
            call.run();
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    /// Says in plain words why an operation failed.
    StackException explain(Operation operation, RuntimeException cause) {
        return new Explanation(engine).of(operation, cause);
    }
}
