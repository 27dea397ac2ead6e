package dev.quaymaster.volume;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.volume.tar.PrefixedTar;
import dev.quaymaster.volume.tar.SparseTar;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Replaces all that a volume holds so that it is never without the one or the other: the new
/// content is unpacked into a hidden folder of the same volume and can be read there; [#commit]
/// then puts it in the place of the old one by renames, [#rollback] undoes that by renames, and
/// [#discardOld] removes the old one. Until [#discardOld] nothing that was there is removed.
///
/// Each step is known from the volume alone ([#find]), so another process can undo what a killed
/// one began. The volume's users must be stopped. One thread; interrupting it cancels [#fill].
///
/// Where no image has a shell only an empty volume can be filled, directly.
public final class StagedContent implements AutoCloseable {

    /// How the folder's name begins; a token follows.
    static final String PREFIX = ".quaymaster-restore-";

    private static final String NEW = "new";
    private static final String TOKEN = "[A-Za-z0-9_-]{1,64}";

    private final HelperContainers helpers;
    private final String volume;
    private final String token;
    private final String stage;
    private volatile @Nullable Helper helper;

    /// How far a replacement has come.
    public enum State {
        /// There is none: not begun, undone, or done.
        NONE,
        /// New content is there, or a part of it; what the volume held is untouched.
        STAGED,
        /// Entries are being renamed; the volume holds some of both.
        SWAPPING,
        /// The volume holds the new content; the old one is kept.
        SWAPPED,
        /// The volume holds the new content; the old one is being removed.
        DISCARDING
    }

    private StagedContent(HelperContainers helpers, String volume, String token) {
        if (!token.matches(TOKEN)) {
            throw new IllegalArgumentException("not a token: " + token);
        }
        this.helpers = helpers;
        this.volume = volume;
        this.token = token;
        this.stage = PREFIX + token;
    }

    /// Prepares a volume for new content; what it holds stays.
    ///
    /// @param token tells this replacement from others: letters, digits, `-` and `_`
    /// @throws VolumeException when something in the volume could not be replaced (it is immutable,
    ///   or a mount of its own), another replacement of it was not ended, or owners can't be kept;
    ///   nothing is changed then
    public static StagedContent begin(HelperContainers helpers, String volume, String token) {
        var content = new StagedContent(helpers, volume, token);
        try {
            content.prepare();
            return content;
        } catch (RuntimeException e) {
            content.close();
            throw e;
        }
    }

    /// A replacement that another process began ([#find]), or one that is yet to be begun by
    /// [#prepare]. Changes nothing.
    public static StagedContent resume(HelperContainers helpers, String volume, String token) {
        return new StagedContent(helpers, volume, token);
    }

    /// The folder of the volume in which the replacement with this token keeps the new content, and
    /// later the old one in `old`.
    public static String folder(String token) {
        return PREFIX + token;
    }

    /// How far the replacement with this token has come.
    ///
    /// @throws VolumeException when there is no such volume
    public static State find(HelperContainers helpers, String volume, String token) {
        try (var content = resume(helpers, volume, token)) {
            return content.state();
        }
    }

    /// The tokens of replacements that were not ended, whoever began them.
    ///
    /// @throws VolumeException when there is no such volume
    public static List<String> unended(HelperContainers helpers, String volume) {
        try (var helper = helpers.open(volume, HelperContainers.Access.READ_ONLY)) {
            return unended(helper.list(VolumePath.ROOT));
        }
    }

    /// Whether a volume holds nothing.
    ///
    /// @throws VolumeException when there is no such volume
    public static boolean isEmpty(HelperContainers helpers, String volume) {
        try (var helper = helpers.open(volume, HelperContainers.Access.READ_ONLY)) {
            return helper.list(VolumePath.ROOT).entries().isEmpty();
        }
    }

    private static List<String> unended(Listing root) {
        return root.entries().stream()
                .filter(entry -> entry.isFolder() && entry.name().startsWith(PREFIX))
                .map(entry -> entry.name().substring(PREFIX.length()))
                .toList();
    }

    /// Prepares the volume for new content, as [#begin] does.
    ///
    /// @throws VolumeException as [#begin] does
    public void prepare() {
        requireOwnersKept();
        var root = helper().list(VolumePath.ROOT);
        var left = unended(root);
        if (!left.isEmpty()) {
            throw new VolumeException(
                    "Volume %s holds what an interrupted restore left (%s). Let the program that began it undo it, or remove these folders by hand when you have looked into them."
                            .formatted(
                                    volume,
                                    left.stream()
                                            .map(token -> "/" + PREFIX + token)
                                            .collect(Collectors.joining(", "))));
        }
        if (!root.entries().isEmpty()) {
            helper().staging(StagingStep.CHECK, stage);
        }
        if (isStaged()) {
            helper().staging(StagingStep.STAGE, stage);
        }
    }

    private void requireOwnersKept() {
        if (!helpers.engine().info().keepsOwners() && !keepsHoles()) {
            throw new VolumeException(
                    "Podman gives whatever is copied into a volume to root, and no image on it has GNU tar, which would keep the owners. Pull one that does, such as debian, and try again; volume %s is as it was."
                            .formatted(volume));
        }
    }

    /// What the volume's file system has left; empty where no image has a shell to ask with.
    public Optional<VolumeRoom> room() {
        return isStaged() ? Optional.of(helper().room()) : Optional.empty();
    }

    /// Whether runs of zeros become holes.
    public boolean keepsHoles() {
        return isStaged() && HelperUntar.isIn(helpers.engine(), helper());
    }

    /// Unpacks the new content beside the old one, runs of zeros as holes where that can be.
    ///
    /// @param source of a tar as [VolumeTar#read] makes it
    /// @return what could not be kept, such as extended attributes, as sentences
    /// @throws VolumeException when not all of it could be unpacked, with the reason
    /// @throws IOException when the source cannot be opened
    public List<String> fill(SparseTar.Source source) throws IOException {
        try (var tar = keepsHoles() ? SparseTar.open(source) : source.open()) {
            return fill(tar);
        }
    }

    /// Unpacks the new content beside the old one.
    ///
    /// @param tar as [VolumeTar#read] makes it, uncompressed; not closed
    /// @return what could not be kept, such as extended attributes, as sentences
    /// @throws VolumeException when not all of it could be unpacked, with the reason
    public List<String> fill(InputStream tar) {
        var filled = false;
        try {
            var notes = unpack(tar);
            filled = true;
            return notes;
        } catch (VolumeException | EngineException e) {
            throw e instanceof EngineException engine && engine.kind() == EngineException.Kind.CANCELLED
                    ? engine
                    : new VolumeException(
                            "The content for volume %s could not be unpacked: %s".formatted(volume, e.getMessage()), e);
        } finally {
            if (!filled) {
                close(); // ends what may still be unpacking
            }
        }
    }

    private List<String> unpack(InputStream tar) {
        if (keepsHoles()) {
            var words = HelperUntar.unpack(helpers.engine(), helper(), newFolder(), tar);
            return words.isEmpty() ? List.of() : List.of("What was unpacked for volume " + volume + ": " + words);
        }
        unpackByEngine(tar);
        return List.of();
    }

    /// Unpacked at the root of the container, links that lead out of the volume stay inside:
    /// engines before 23.0 refuse others.
    void unpackByEngine(InputStream tar) {
        var container = helpers.createIdle(volume, HelperContainers.Access.RESTORE);
        try (var prefixed = new PrefixedTar(tar, newFolder().substring(1) + "/")) {
            helpers.engine().writeArchive(container, "/", prefixed);
        } catch (IOException e) {
            throw new VolumeException(FileFailure.named(e), e);
        } finally {
            helpers.remove(container);
        }
    }

    /// What was unpacked, as [VolumeTar#read] delivers a volume.
    public InputStream read() {
        return new VolumeTar(helpers).read(volume, newFolder());
    }

    /// Puts the new content in the place of the old one. When that fails the old one is in its
    /// place again, or the failure says that it is not.
    ///
    /// @throws VolumeException when an entry could not be renamed
    public void commit() {
        if (!isStaged()) {
            return;
        }
        try {
            step(StagingStep.SWAP);
        } catch (RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private void undo(RuntimeException cause) {
        try {
            step(StagingStep.UNSWAP);
        } catch (RuntimeException e) {
            throw new VolumeException(
                    "%s Its old entries, which are in /%s/old of the volume, could not all be put back either: %s Nothing was removed."
                            .formatted(cause.getMessage(), stage, e.getMessage()),
                    cause);
        }
    }

    /// Removes the old content; the volume can't be rolled back from here on.
    ///
    /// @throws VolumeException when it could not be removed; the volume holds the new content then
    public void discardOld() {
        if (isStaged()) {
            step(StagingStep.DISCARD);
        }
    }

    /// Brings back the old content, from whatever state but [State#DISCARDING], and removes the new
    /// one. Does nothing when the state is [State#NONE].
    ///
    /// @throws VolumeException when something could not be put back, with the reason
    public void rollback() {
        switch (state()) {
            case NONE -> {}
            case STAGED -> drop();
            case SWAPPING, SWAPPED, DISCARDING -> {
                step(StagingStep.UNSWAP);
                drop();
            }
        }
    }

    private void drop() {
        step(StagingStep.DROP);
    }

    /// How far it has come.
    public State state() {
        return toItsEnd(this::look);
    }

    private State look() {
        if (helper().list(VolumePath.ROOT).entries().stream()
                .noneMatch(entry -> entry.name().equals(stage))) {
            return State.NONE;
        }
        var names = helper().list(VolumePath.ROOT.child(stage)).entries().stream()
                .map(VolumeEntry::name)
                .collect(Collectors.toSet());
        if (names.contains("gone")) {
            return State.DISCARDING;
        }
        if (names.contains("swapped")) {
            return State.SWAPPED;
        }
        return names.contains("begun") ? State.SWAPPING : State.STAGED;
    }

    private boolean isStaged() {
        return helper().canRearrange();
    }

    private String newFolder() {
        return HelperContainers.MOUNT + (isStaged() ? "/" + stage + "/" + NEW : "");
    }

    /// Takes a step to its end, whether the thread was interrupted or not.
    private void step(StagingStep step) {
        toItsEnd(() -> {
            helper().staging(step, stage);
            return step;
        });
    }

    private static <T> T toItsEnd(Supplier<T> action) {
        try {
            return CompletableFuture.supplyAsync(action, Thread::startVirtualThread)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Helper helper() {
        var open = helper;
        if (open == null || open.broken()) {
            if (open != null) {
                open.close();
            }
            open = helpers.openForUnpacking(volume, token);
            helper = open;
        }
        return open;
    }

    /// Removes the helper container; the volume stays as it is.
    @Override
    public void close() {
        var open = helper;
        helper = null;
        if (open != null) {
            open.close();
        }
    }
}
