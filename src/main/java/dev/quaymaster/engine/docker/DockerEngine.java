package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineInfo;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.EventStream;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.engine.Network;
import dev.quaymaster.engine.PullProgress;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.Session;
import dev.quaymaster.engine.Stats;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.EngineTransport;
import dev.quaymaster.engine.image.ImageBuilder;
import dev.quaymaster.engine.image.ImageCalls;
import dev.quaymaster.engine.mapping.InfoMapping;
import dev.quaymaster.engine.spec.BuildSpec;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.engine.spec.NetworkSpec;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Docker engine, or one that speaks its language, of API 1.40 or later. Any number of threads
/// may use it.
public final class DockerEngine implements Engine {

    private static final Duration FIRST_CONTACT = Duration.ofSeconds(20);

    private final DockerCommands commands;
    private final ContainerCalls containers;
    private final NetworkCalls networks;
    private final VolumeCalls volumes;
    private final ImageCalls images;
    private final ImageBuilder builder;
    private final ProcessCalls processes;
    private final StreamCalls streams;
    private volatile @Nullable ApiVersion version;
    private final boolean onThisMachine;

    private DockerEngine(EngineEndpoint endpoint, Map<String, String> env) {
        onThisMachine = endpoint.socket().isPresent() || endpoint.host().startsWith("npipe:");
        commands = new DockerCommands(new EngineTransport(endpoint, env));
        networks = new NetworkCalls(commands);
        containers = new ContainerCalls(commands, networks);
        volumes = new VolumeCalls(commands);
        images = new ImageCalls(commands, EngineLocator.configFolder(env));
        builder = new ImageBuilder(commands, images);
        processes = new ProcessCalls(commands);
        streams = new StreamCalls(commands);
    }

    /// An engine that is connected to with the first call, and again with every one after.
    public static DockerEngine connect(EngineEndpoint endpoint) {
        return connect(endpoint, System.getenv());
    }

    /// The same with another environment than this process's.
    ///
    /// @param env has the `PATH` on which ssh is found, and tells where docker's settings are
    public static DockerEngine connect(EngineEndpoint endpoint, Map<String, String> env) {
        return new DockerEngine(endpoint, env);
    }

    @Override
    public EngineInfo info() {
        var call = CallOptions.look("ask the engine what it is").within(FIRST_CONTACT);
        var about = commands.ask(call, docker -> docker.versionCmd().exec());
        var info = commands.ask(call, docker -> docker.infoCmd().exec());
        version = ApiVersion.parse(about.text("ApiVersion")).spoken();
        return InfoMapping.info(info, about);
    }

    @Override
    public boolean onThisMachine() {
        return onThisMachine;
    }

    @Override
    public void onSilence(Runnable told) {
        commands.transport().onSilence(told);
    }

    private ApiVersion version() {
        var known = version;
        if (known == null) {
            var call = CallOptions.look("ask the engine for its version");
            var about = commands.ask(call, docker -> docker.versionCmd().exec());
            known = ApiVersion.parse(about.text("ApiVersion")).spoken();
            version = known;
        }
        return known;
    }

    @Override
    public List<Container> containers(LabelFilter filter) {
        return containers.list(filter);
    }

    @Override
    public ContainerDetails inspect(String id) {
        return containers.inspect(id);
    }

    @Override
    public String create(ContainerSpec spec) {
        return containers.create(spec, version());
    }

    @Override
    public void start(String id) {
        containers.start(id);
    }

    @Override
    public void stop(String id, Optional<Duration> grace) {
        containers.stop(id, grace);
    }

    @Override
    public void restart(String id, Optional<Duration> grace) {
        containers.restart(id, grace);
    }

    @Override
    public void pause(String id) {
        containers.pause(id);
    }

    @Override
    public void unpause(String id) {
        containers.unpause(id);
    }

    @Override
    public void kill(String id, String signal) {
        containers.kill(id, signal);
    }

    @Override
    public void remove(String id, RemoveOptions options) {
        containers.remove(id, options);
    }

    @Override
    public void rename(String id, String name) {
        containers.rename(id, name);
    }

    @Override
    public int await(String id) {
        return containers.await(id);
    }

    @Override
    public Subscription logs(String id, LogRequest request, Consumer<LogLine> lines) {
        return streams.logs(id, hasTerminal(id), request, lines);
    }

    @Override
    public List<LogLine> lastLogs(String id, int count) {
        return streams.lastLogs(id, hasTerminal(id), count);
    }

    private boolean hasTerminal(String id) {
        return inspect(id).config().tty();
    }

    @Override
    public int exec(String id, ExecSpec spec, Optional<InputStream> stdin, OutputStream out, OutputStream err) {
        return processes.exec(id, spec, stdin, out, err);
    }

    @Override
    public Terminal openTerminal(String id, ExecSpec spec) {
        return processes.openTerminal(id, spec);
    }

    @Override
    public Session attach(String id) {
        return processes.attach(id, hasTerminal(id));
    }

    @Override
    public Subscription attach(String id, Optional<InputStream> stdin, OutputStream out, OutputStream err) {
        return processes.attach(id, stdin, out, err);
    }

    @Override
    public Terminal attachTerminal(String id) {
        return processes.attachTerminal(id, () -> await(id));
    }

    @Override
    public Subscription stats(Collection<String> ids, Duration every, Consumer<Map<String, Stats>> rounds) {
        return new StatsRounds(commands, ids, every, rounds).start();
    }

    @Override
    public EventStream events(LabelFilter filter) {
        return streams.events(filter);
    }

    @Override
    public Optional<Image> image(String reference) {
        return images.find(reference);
    }

    @Override
    public List<Image> images() {
        return images.list();
    }

    @Override
    public void pull(String reference, String platform, Consumer<PullProgress> progress) {
        images.pull(reference, platform, progress);
    }

    @Override
    public String registryDigest(String reference) {
        return images.registryDigest(reference);
    }

    @Override
    public String build(BuildSpec spec, Consumer<String> output) {
        return builder.build(spec, output);
    }

    @Override
    public String importImage(InputStream tar, String repositoryTag) {
        return images.importImage(tar, repositoryTag);
    }

    @Override
    public void removeImage(String reference) {
        images.remove(reference);
    }

    @Override
    public List<Network> networks(LabelFilter filter) {
        return networks.list(filter);
    }

    @Override
    public String createNetwork(NetworkSpec spec) {
        return networks.create(spec);
    }

    @Override
    public void removeNetwork(String network) {
        networks.remove(network);
    }

    @Override
    public void connect(String network, String container, EndpointSpec endpoint) {
        networks.connect(network, container, endpoint);
    }

    @Override
    public void disconnect(String network, String container) {
        networks.disconnect(network, container);
    }

    @Override
    public List<Volume> volumes(LabelFilter filter) {
        return volumes.list(filter);
    }

    @Override
    public Optional<Volume> volume(String name) {
        return volumes.find(name);
    }

    @Override
    public Volume createVolume(VolumeSpec spec) {
        return volumes.create(spec);
    }

    @Override
    public void removeVolume(String name) {
        volumes.remove(name);
    }

    @Override
    public Map<String, Long> volumeSizes() {
        return volumes.sizes();
    }

    @Override
    public InputStream readArchive(String id, String path) {
        return containers.readArchive(id, path);
    }

    @Override
    public void writeArchive(String id, String path, InputStream tar) {
        containers.writeArchive(id, path, tar);
    }

    @Override
    public void close() {
        commands.transport().close();
    }
}
