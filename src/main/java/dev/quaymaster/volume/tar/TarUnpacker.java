package dev.quaymaster.volume.tar;

import dev.quaymaster.volume.tar.Unpacked.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Unpacks a tar stream into a folder of this machine, and nowhere else.
///
/// Nothing is made below a link: each folder above an entry is looked at first. Links are made
/// last, when nothing is written any more, and only those that stay inside however they are
/// followed. Owners are not kept: the files become the user's own, readable and writable by him,
/// and none runs as somebody else. Runs of zeros become holes. What is left out, gets another name
/// or loses something is told. Use once.
public final class TarUnpacker {

    private static final int SPECIAL_BITS = 07000;
    private static final String CAPABILITIES = "SCHILY.xattr.security.capability";

    private final UnpackedPlaces places;
    private final UnpackedLinks links;
    private final LongConsumer progress;
    private final Map<String, Path> unpacked = new HashMap<>();
    private final Map<Path, TarArchiveEntry> folders = new HashMap<>();
    private final List<Unpacked.LeftOut> leftOut = new ArrayList<>();
    private final List<NotKept> notKept = new ArrayList<>();
    private long files;
    private long bytes;

    /// Prepares to unpack.
    ///
    /// @param target an existing folder
    /// @param progress gets the bytes written so far
    public TarUnpacker(Path target, LongConsumer progress) {
        this.places = new UnpackedPlaces(target.toAbsolutePath().normalize());
        this.links = new UnpackedLinks(places);
        this.progress = progress;
    }

    /// Unpacks all entries without their first name, which is that of the folder itself.
    public Unpacked unpack(InputStream stream) throws IOException {
        // Not closed: the stream is the caller's.
        var tar = new TarEntries(stream);
        for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
            take(tar.contents(), entry.get());
        }
        files += links.make();
        leftOut.addAll(links.leftOut());
        for (var folder : folders.entrySet()) {
            describe(folder.getKey(), folder.getValue());
        }
        return new Unpacked(files, bytes, leftOut, places.renamed(), notKept);
    }

    private void take(InputStream contents, TarEntries.Named entry) throws IOException {
        var type = entry.type();
        var wanted = places.of(entry.name());
        var itself = wanted.filter(places::isTarget).isPresent();
        if (wanted.isEmpty() || (itself && type != EntryType.FOLDER)) {
            leftOut.add(new Unpacked.LeftOut(entry.name(), "", Reason.OUTSIDE));
            return;
        }
        switch (type) {
            case FOLDER -> folder(wanted.get(), entry);
            case FILE -> file(contents, wanted.get(), entry);
            case HARD_LINK -> hardLink(wanted.get(), entry);
            case LINK -> links.add(wanted.get(), entry);
            case SPECIAL -> leaveOut(entry, Reason.SPECIAL);
        }
    }

    private void leaveOut(TarEntries.Named entry, Reason reason) {
        leftOut.add(new Unpacked.LeftOut(UnpackedPlaces.inFolder(entry.name()), "", reason));
    }

    private void folder(Path wanted, TarEntries.Named entry) throws IOException {
        if (places.makeFolder(wanted)) {
            folders.put(wanted, entry.about());
            notKept.addAll(lost(UnpackedPlaces.inFolder(entry.name()), entry.about()));
        } else {
            leaveOut(entry, Reason.TAKEN);
        }
    }

    private void file(InputStream contents, Path wanted, TarEntries.Named entry) throws IOException {
        var place = free(wanted, entry);
        if (place.isEmpty()) {
            return;
        }
        var before = bytes;
        try (var out = new SparseFileOutput(place.get())) {
            bytes += out.writeAll(contents, now -> progress.accept(before + now));
        }
        made(place.get(), entry);
        notKept.addAll(lost(UnpackedPlaces.inFolder(entry.name()), entry.about()));
    }

    private void hardLink(Path wanted, TarEntries.Named entry) throws IOException {
        var original = unpacked.get(entry.link());
        if (original == null) {
            leaveOut(entry, Reason.NO_ORIGINAL);
            return;
        }
        var place = free(wanted, entry);
        if (place.isPresent()) {
            if (!linked(original, place.get())) {
                Files.copy(original, place.get(), StandardCopyOption.REPLACE_EXISTING);
                notKept.add(new NotKept(UnpackedPlaces.inFolder(entry.name()), NotKept.Property.HARD_LINK));
            }
            made(place.get(), entry);
        }
    }

    /// @return false where this machine can't give a file a second name
    private static boolean linked(Path original, Path empty) throws IOException {
        Files.delete(empty);
        try {
            Files.createLink(empty, original);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private Optional<Path> free(Path wanted, TarEntries.Named entry) throws IOException {
        var place = places.makeFile(wanted, entry.name());
        if (place.isEmpty()) {
            leaveOut(entry, Reason.TAKEN);
        }
        return place;
    }

    private void made(Path place, TarEntries.Named entry) throws IOException {
        files++;
        unpacked.put(entry.name(), place);
        describe(place, entry.about());
    }

    private static void describe(Path place, TarArchiveEntry entry) throws IOException {
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var own = entry.isDirectory() ? 0700 : 0600;
            Files.setPosixFilePermissions(place, permissions(entry.getMode() | own));
        }
        Files.setLastModifiedTime(
                place, FileTime.from(entry.getLastModifiedTime().toInstant()));
    }

    /// What a file or folder had in the archive and has not here.
    ///
    /// @param name as it is told
    public static List<NotKept> lost(String name, TarArchiveEntry entry) {
        var lost = new ArrayList<NotKept>();
        if ((entry.getMode() & SPECIAL_BITS) != 0) {
            lost.add(new NotKept(name, NotKept.Property.SPECIAL_MODE));
        }
        if (entry.getExtraPaxHeader(CAPABILITIES) != null) {
            lost.add(new NotKept(name, NotKept.Property.CAPABILITIES));
        }
        return lost;
    }

    /// Rights as this machine has them.
    ///
    /// @param mode the nine permission bits; more are left out
    public static Set<PosixFilePermission> permissions(int mode) {
        var text = new StringBuilder();
        for (var bit = 8; bit >= 0; bit--) {
            text.append(((mode >> bit) & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return PosixFilePermissions.fromString(text.toString());
    }
}
