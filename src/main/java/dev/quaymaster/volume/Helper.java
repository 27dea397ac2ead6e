package dev.quaymaster.volume;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// An open helper container: the way into one volume. Calls block; a helper serves one at a time.
sealed interface Helper extends AutoCloseable permits ShellHelper, ArchiveHelper {

    /// The container's id, for its archive endpoint.
    String container();

    /// Whether it can't answer any more and another one must be opened.
    boolean broken();

    /// What the folder holds, the owners still without names.
    Listing list(VolumePath folder);

    /// Bytes and files below the folder.
    VolumeMeasure measure(VolumePath folder);

    /// The sockets below the folder, which the archive endpoint leaves out without a word.
    List<VolumePath> sockets(VolumePath folder);

    /// What there is below the volume's root folder.
    ///
    /// @param alive is run again and again while the answer comes
    /// @param counted whether an entry of that path, `/a/b`, counts
    VolumeSurvey survey(Runnable alive, Predicate<String> counted);

    /// Looks for extended attributes and access control lists of a file, or of a folder and all
    /// that is in it; empty where no tool here sees them.
    ///
    /// @param name in that folder; `.` is the folder itself
    Optional<FileAttributes> attributes(VolumePath folder, String name);

    /// Makes an empty folder.
    void makeFolder(VolumePath folder, VolumeEntry.Owner owner);

    /// Makes a symbolic link.
    ///
    /// @param held where it leads
    void makeLink(VolumePath link, String held, Instant modified, VolumeEntry.Owner owner);

    /// Gives a file one more name, in place of a file or link that has it.
    ///
    /// @throws VolumeException when the volume's file system can't do that
    void makeHardLink(VolumePath link, VolumePath file);

    /// Says that a file of this name is about to be written beside its final one. When this process
    /// ends before it was placed, the helper removes it and ends, too.
    void arriving(VolumePath file);

    /// Gives a file its final name, in one step, replacing a file that has it.
    void place(VolumePath from, VolumePath to);

    /// Removes a file, or a folder with all that is in it.
    void remove(VolumePath path);

    /// Removes all that the volume holds.
    void empty();

    /// Takes a step of replacing all that the volume holds.
    ///
    /// @param stage the folder for it, a name that is no pattern
    /// @throws VolumeException when it can't be done, with the reason
    void staging(StagingStep step, String stage);

    /// What the volume's file system has left.
    VolumeRoom room();

    /// Whether [#place], [#remove], [#empty], [#staging] and [#room] work.
    boolean canRearrange();

    /// Removes the container and waits until it is gone, so that its volume is free.
    @Override
    void close();
}
