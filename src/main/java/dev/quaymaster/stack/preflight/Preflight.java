package dev.quaymaster.stack.preflight;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineInfo;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.ProtectedVolumes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Looks ahead of an `up` for what would get in its way.
public final class Preflight {

    private final Engine engine;
    private final List<Function<Situation, List<Warning>>> checks;
    private final ImageSizes sizes;
    private final Supplier<ProtectedVolumes> locked;

    private Preflight(
            Engine engine,
            List<Function<Situation, List<Warning>>> checks,
            ImageSizes sizes,
            Supplier<ProtectedVolumes> locked) {
        this.engine = engine;
        this.checks = checks;
        this.sizes = sizes;
        this.locked = locked;
    }

    /// Checks for an engine on this machine: its ports, files and disk are those of this program.
    public static Preflight onThisMachine(Engine engine) {
        return new Preflight(
                engine,
                List.of(
                        VariableCheck::check,
                        ImageCheck::check,
                        DiskCheck::check,
                        new PortCheck(HostPorts::onThisMachine)::check,
                        MountCheck::check,
                        LockCheck::check),
                ImageSizes.UNKNOWN,
                () -> ProtectedVolumes.NONE);
    }

    /// Checks for an engine elsewhere, of which only its containers are known.
    public static Preflight elsewhere(Engine engine) {
        return new Preflight(
                engine,
                List.of(
                        VariableCheck::check,
                        ImageCheck::check,
                        new PortCheck(HostPorts.UNKNOWN)::check,
                        LockCheck::check),
                ImageSizes.UNKNOWN,
                () -> ProtectedVolumes.NONE);
    }

    /// The same, knowing how large images are that are not there yet.
    public Preflight weighing(ImageSizes other) {
        return new Preflight(engine, checks, other, locked);
    }

    /// The same, knowing which volumes must not be changed.
    ///
    /// @param volumes as of now
    public Preflight sparing(Supplier<ProtectedVolumes> volumes) {
        return new Preflight(engine, checks, sizes, volumes);
    }

    /// Returns what is in the way.
    ///
    /// @param observed read by [ObservedState#read(Engine, Project)]
    /// @param problems what loading the files found
    public List<Warning> check(Project project, ObservedState observed, List<Problem> problems) {
        var info = engine.info();
        var running = engine.containers(LabelFilter.all()).stream()
                .filter(container -> container.state().alive())
                .toList();
        var situation = new Situation(
                project, observed, problems, running, info, locked.get(), downloads(project, observed, info));
        return checks.stream().flatMap(check -> check.apply(situation).stream()).toList();
    }

    private Map<String, Long> downloads(Project project, ObservedState observed, EngineInfo info) {
        var missing = project.services().values().stream()
                .filter(service -> service.build().isEmpty())
                .filter(service -> !observed.images().containsKey(image(project, service)))
                .toList();
        var found = new TreeMap<String, Long>();
        for (var service : missing) {
            var platform = service.process().platform().orElse(platform(info));
            sizes.downloadSize(image(project, service), platform)
                    .ifPresent(bytes -> found.put(image(project, service), bytes));
        }
        return found;
    }

    private static String image(Project project, Service service) {
        return service.imageIn(project.name());
    }

    /// Engines name the machine as the kernel does, registries as Go does.
    private static String platform(EngineInfo info) {
        var architecture = switch (info.platform().architecture()) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "armv7l" -> "arm";
            case String other -> other;
        };
        return Stream.of(info.platform().osType(), architecture)
                .filter(part -> !part.isEmpty())
                .reduce((os, machine) -> os + "/" + machine)
                .orElse("linux/amd64");
    }
}
