package dev.quaymaster.engine;

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

/// A container engine. All methods block and throw [EngineException]; interrupting the calling
/// thread cancels the call ([EngineException.Kind#CANCELLED], the thread's interrupt flag stays
/// set).
///
/// Where an `id` is taken, a container's full id, a unique prefix of it, or its name will do. Lists
/// come in the order of their names.
public interface Engine extends AutoCloseable {

    /// Which engine this is.
    EngineInfo info();

    /// Whether it is reached through a socket or pipe of this machine, so that a path it names can
    /// be one of ours.
    default boolean onThisMachine() {
        return false;
    }

    /// Sets what is done when the engine does not answer at all for two seconds, once: somebody may
    /// be waiting who wonders. An engine that always answers has no use for it.
    ///
    /// @param told run by another thread
    default void onSilence(Runnable told) {}

    /// The containers that match, in every state.
    List<Container> containers(LabelFilter filter);

    /// Everything about one container.
    ContainerDetails inspect(String id);

    /// Makes a container, does not start it, and connects it to all networks of its spec.
    ///
    /// @return the new container's id
    String create(ContainerSpec spec);

    /// Starts a container; one that runs already is left alone.
    void start(String id);

    /// Stops a container; one that is stopped already is left alone.
    ///
    /// @param grace how long it may take before it is killed; empty means the container's own
    ///   setting
    void stop(String id, Optional<Duration> grace);

    /// Stops and starts a container.
    void restart(String id, Optional<Duration> grace);

    /// Freezes all processes of a container.
    void pause(String id);

    /// Lets a paused container go on.
    void unpause(String id);

    /// Sends a signal, such as `SIGHUP`.
    void kill(String id, String signal);

    /// Removes a container; one that is gone already is a [EngineException.Kind#NOT_FOUND].
    void remove(String id, RemoveOptions options);

    /// Gives a container another name.
    void rename(String id, String name);

    /// Waits until a container is not running.
    ///
    /// @return its exit code
    int await(String id);

    /// Hands over log lines, one at a time, on a thread of its own, until closed or at the end.
    Subscription logs(String id, LogRequest request, Consumer<LogLine> lines);

    /// The last lines of a container's log, oldest first.
    List<LogLine> lastLogs(String id, int count);

    /// Runs a command in a running container, its standard input empty.
    ///
    /// @return the command's exit code
    default int exec(String id, ExecSpec spec, OutputStream out, OutputStream err) {
        return exec(id, spec, Optional.empty(), out, err);
    }

    /// Runs a command in a running container; streams are binary-safe. The end of `stdin` reaches
    /// the process as end of file.
    ///
    /// @return the command's exit code
    int exec(String id, ExecSpec spec, Optional<InputStream> stdin, OutputStream out, OutputStream err);

    /// Runs a command in a running container with a terminal, for interactive use.
    Terminal openTerminal(String id, ExecSpec spec);

    /// Attaches to a container that was created with open standard input; attach before the start
    /// to miss nothing.
    Session attach(String id);

    /// Connects the input and output of a container's main process, which has no terminal, on
    /// threads of their own, until the process ends or it is closed. Attach before the start to
    /// miss nothing.
    ///
    /// @param stdin for a container that was created with open standard input
    Subscription attach(String id, Optional<InputStream> stdin, OutputStream out, OutputStream err);

    /// Attaches to the main process of a container that was created with a terminal and open
    /// standard input. Attach before the start to miss nothing.
    Terminal attachTerminal(String id);

    /// Measures containers again and again and hands each round over, id → what it uses, on a
    /// thread of its own, until closed or the engine is gone. What does not run is left out of a
    /// round.
    ///
    /// @param ids whole ids
    /// @param every from one round to the next; the second comes sooner, to compare with the first
    Subscription stats(Collection<String> ids, Duration every, Consumer<Map<String, Stats>> rounds);

    /// Opens the engine's events; what matches the filter wakes [EventStream#awaitChange].
    EventStream events(LabelFilter filter);

    /// The image of that name or id, if the engine has it.
    Optional<Image> image(String reference);

    /// All tagged images, without [Image#config].
    List<Image> images();

    /// Fetches an image for the engine's own platform.
    default void pull(String reference, Consumer<PullProgress> progress) {
        pull(reference, "", progress);
    }

    /// Fetches an image.
    ///
    /// @param platform such as `linux/arm64`; empty for the engine's own
    void pull(String reference, String platform, Consumer<PullProgress> progress);

    /// The digest that an image's name stands for at its registry now, `sha256:…`; the engine asks
    /// there, with what `docker login` remembered. Nothing is fetched.
    String registryDigest(String reference);

    /// Builds an image.
    ///
    /// @param output gets the builder's words as they come, without line ends
    /// @return the image's id
    String build(BuildSpec spec, Consumer<String> output);

    /// Makes an image of one layer from a tar stream.
    ///
    /// @param repositoryTag its name, such as `quaymaster/helper:1`
    /// @return the image's id
    String importImage(InputStream tar, String repositoryTag);

    /// Removes a name of an image, and the image with its last name.
    void removeImage(String reference);

    /// The networks that match.
    List<Network> networks(LabelFilter filter);

    /// Makes a network.
    ///
    /// @return its id
    String createNetwork(NetworkSpec spec);

    /// Removes a network by name or id.
    void removeNetwork(String network);

    /// Connects a container to a network.
    void connect(String network, String container, EndpointSpec endpoint);

    /// Disconnects a container from a network, by force if need be.
    void disconnect(String network, String container);

    /// The volumes that match.
    List<Volume> volumes(LabelFilter filter);

    /// The volume of that name, if there is one.
    Optional<Volume> volume(String name);

    /// Makes a volume; one that exists with the same driver and options is returned as it is.
    Volume createVolume(VolumeSpec spec);

    /// Removes a volume with its data; a [EngineException.Kind#CONFLICT] while a container uses it.
    void removeVolume(String name);

    /// Bytes per volume, measured by the engine, which may take minutes. Volumes it can't measure
    /// are left out.
    Map<String, Long> volumeSizes();

    /// A folder or file of a container, running or not, as a tar stream. Close it to stop early.
    InputStream readArchive(String id, String path);

    /// Unpacks a tar stream, plain or compressed, into an existing folder of a container; owners
    /// and modes are those of the stream.
    void writeArchive(String id, String path, InputStream tar);

    /// Gives up the connections; streams that are open end.
    @Override
    void close();
}
