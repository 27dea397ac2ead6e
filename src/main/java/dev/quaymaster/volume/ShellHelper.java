package dev.quaymaster.volume;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Session;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.volume.name.NameBytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A helper whose container runs the loop of `helper.sh`: one line in, the answer out.
final class ShellHelper implements Helper {

    /// The loop, given to `sh -c`.
    static final String SCRIPT = ShellScript.text("helper.sh");

    private static final System.Logger LOG = System.getLogger(ShellHelper.class.getName());
    private static final Duration START_LIMIT = Duration.ofSeconds(15);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
    private static final Duration LONG_LIMIT = Duration.ofHours(1);

    private final HelperContainers containers;
    private final String volume;
    private final String container;
    private final Session session;
    private final RecordReader answers;
    private final ExecutorService turns = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("volume-helper").factory());
    private volatile boolean broken;

    private ShellHelper(HelperContainers containers, String volume, String container, Session session) {
        this.containers = containers;
        this.volume = volume;
        this.container = container;
        this.session = session;
        this.answers = new RecordReader(new BufferedInputStream(session.stdout(), 1 << 16));
    }

    /// Makes and starts the container.
    ///
    /// @return empty when its image has no shell or not the tools
    /// @throws EngineException when the engine, not the image, is the reason
    static Optional<ShellHelper> start(HelperContainers containers, String volume, Supplier<ContainerSpec> spec) {
        try {
            var container = containers.create(spec.get());
            return attached(containers, volume, container);
        } catch (EngineException | VolumeException e) {
            if (!isAboutImage(e)) {
                throw e;
            }
            LOG.log(System.Logger.Level.DEBUG, "An image without a usable shell", e);
            return Optional.empty();
        }
    }

    private static Optional<ShellHelper> attached(HelperContainers containers, String volume, String container) {
        try {
            var session = containers.engine().attach(container);
            var helper = new ShellHelper(containers, volume, container, session);
            try {
                containers.engine().start(container);
                helper.ask(START_LIMIT, "", RecordReader::awaitReady);
                return Optional.of(helper);
            } catch (EngineException | VolumeException e) {
                helper.close();
                throw e;
            }
        } catch (EngineException e) {
            containers.remove(container);
            throw e;
        }
    }

    private static boolean isAboutImage(RuntimeException failure) {
        return switch (failure) {
            case EngineException e ->
                switch (e.kind()) {
                    case NOT_FOUND, CONFLICT, FAILED, DISK_FULL -> !isAboutVolume(e);
                    case UNREACHABLE, DENIED, TIMEOUT, CANCELLED -> false;
                };
            default -> true;
        };
    }

    /// Docker and Podman have no other sign of it than these words.
    private static boolean isAboutVolume(EngineException failure) {
        return failure.getMessage().contains("mounting volume");
    }

    @Override
    public String container() {
        return container;
    }

    @Override
    public boolean broken() {
        return broken;
    }

    @Override
    public boolean canRearrange() {
        return true;
    }

    @Override
    public Listing list(VolumePath folder) {
        return ask(ANSWER_LIMIT, request("list", folder), reader -> {
            var entries = new ArrayList<VolumeEntry>();
            reader.readEntries(folder, entries::add);
            return listing(folder, entries);
        });
    }

    private static Listing listing(VolumePath folder, List<VolumeEntry> entries) {
        var itself = entries.stream()
                .filter(entry -> entry.path().equals(folder))
                .findFirst()
                .orElseThrow(() -> missing(folder));
        entries.remove(itself);
        entries.sort(Comparator.comparing(VolumeEntry::name));
        return new Listing(itself, entries, true);
    }

    @Override
    public VolumeMeasure measure(VolumePath folder) {
        var sum = new VolumeMeasure.Sum();
        return ask(LONG_LIMIT, request("measure", folder), reader -> {
            reader.readSizes(folder, sum);
            return sum.result();
        });
    }

    @Override
    public List<VolumePath> sockets(VolumePath folder) {
        return ask(LONG_LIMIT, request("sockets", folder), reader -> {
            var found = new ArrayList<VolumePath>();
            reader.readPaths(folder, found::add);
            return found;
        });
    }

    @Override
    public VolumeSurvey survey(Runnable alive, Predicate<String> counted) {
        var sum = new VolumeSurvey.Sum(alive, counted);
        return ask(LONG_LIMIT, request("survey", VolumePath.ROOT), reader -> sum.result(reader.readSurvey(sum)));
    }

    @Override
    public Optional<FileAttributes> attributes(VolumePath folder, String name) {
        return ask(LONG_LIMIT, request("attributes", folder, name), RecordReader::readAttributes);
    }

    @Override
    public void makeFolder(VolumePath folder, VolumeEntry.Owner owner) {
        command(folder, request("make", folder.parent(), folder.name()) + (" " + owner.uid() + ":" + owner.gid()));
    }

    @Override
    public void makeLink(VolumePath link, String held, Instant modified, VolumeEntry.Owner owner) {
        command(
                link,
                request("link", link.parent(), link.name(), held)
                        + (" " + owner.uid() + ":" + owner.gid() + " " + modified.getEpochSecond()));
    }

    @Override
    public void makeHardLink(VolumePath link, VolumePath file) {
        command(link, request("same", link.parent(), link.name(), file.raw()));
    }

    @Override
    public void arriving(VolumePath file) {
        command(file, request("arriving", file.parent(), file.name()));
    }

    @Override
    public void place(VolumePath from, VolumePath to) {
        command(to, request("place", to.parent(), from.name(), to.name()));
    }

    @Override
    public void remove(VolumePath path) {
        command(path, request("remove", path.parent(), path.name()));
    }

    @Override
    public void empty() {
        command(VolumePath.ROOT, request("empty", VolumePath.ROOT));
    }

    @Override
    public void staging(StagingStep step, String stage) {
        ask(LONG_LIMIT, request(step.verb(), VolumePath.ROOT, stage), reader -> {
            reader.awaitOk(volume);
            return volume;
        });
    }

    @Override
    public VolumeRoom room() {
        return ask(ANSWER_LIMIT, request("room", VolumePath.ROOT), reader -> reader.readRoom(volume));
    }

    private void command(VolumePath path, String request) {
        ask(LONG_LIMIT, request, reader -> {
            reader.awaitOk(path);
            return path;
        });
    }

    private static String request(String verb, VolumePath folder, String... names) {
        var line = new StringBuilder(verb).append(' ');
        // Never empty, or the next argument would take its place.
        line.append(folder.isRoot() ? "." : NameBytes.toPrintf(folder.raw()));
        for (var name : names) {
            line.append(' ').append(NameBytes.toPrintf(name));
        }
        return line.toString();
    }

    /// What reads an answer.
    private interface Answer<T> {
        T read(RecordReader reader) throws IOException;
    }

    /// Asks in turn. The caller may be interrupted and leave; the answer is read to its end all the
    /// same, or it would be taken for the beginning of the next one.
    private <T> T ask(Duration limit, String request, Answer<T> answer) {
        var asked = turns.submit(() -> exchange(request, answer));
        try {
            return asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            asked.cancel(false);
            Thread.currentThread().interrupt();
            throw new EngineException(EngineException.Kind.CANCELLED, "Looking into the volume was cancelled.", e);
        } catch (TimeoutException e) {
            broken = true;
            session.close();
            throw silent(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VolumeException known) {
                throw known;
            }
            throw silent(e);
        }
    }

    private <T> T exchange(String request, Answer<T> answer) throws IOException {
        var answered = false;
        try {
            if (!request.isEmpty()) {
                session.stdin().write((request + "\n").getBytes(US_ASCII));
                session.stdin().flush();
            }
            var result = answer.read(answers);
            answered = true;
            return result;
        } catch (VolumeException e) {
            answered = true;
            throw e;
        } finally {
            broken |= !answered;
        }
    }

    private static VolumeException silent(Exception cause) {
        return new VolumeException("The helper container does not answer any more.", cause);
    }

    /// The folder was there when the user saw it.
    static VolumeException missing(VolumePath path) {
        return new VolumeException(
                VolumeException.Kind.NOT_FOUND, "/" + path + " is not there, or is not a folder.", null);
    }

    @Override
    public void close() {
        broken = true;
        containers.remove(container);
        session.close();
        turns.shutdown();
    }
}
