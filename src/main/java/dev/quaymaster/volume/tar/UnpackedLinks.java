package dev.quaymaster.volume.tar;

import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.tar.Unpacked.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Makes the symbolic links of an archive. Only those are made, and stay, that lead nowhere out of
/// the folder, also when links on their way are followed.
final class UnpackedLinks {

    /// As many links as the system follows on one way.
    private static final int LONGEST_WAY = 40;

    private final UnpackedPlaces places;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Unpacked.LeftOut> leftOut = new ArrayList<>();

    private record Wanted(Path place, TarEntries.Named entry) {}

    UnpackedLinks(UnpackedPlaces places) {
        this.places = places;
    }

    /// Notes a link for later.
    void add(Path place, TarEntries.Named entry) {
        wanted.add(new Wanted(place, entry));
    }

    List<Unpacked.LeftOut> leftOut() {
        return leftOut;
    }

    /// Makes the links.
    ///
    /// @return how many there are now
    int make() throws IOException {
        var made = new ArrayList<Wanted>();
        for (var link : wanted) {
            var problem = problem(link);
            if (problem.isPresent()) {
                leaveOut(link, problem.get());
            } else {
                made.add(link);
            }
        }
        return kept(made);
    }

    /// A link made later may stand on the way of one made before.
    private int kept(List<Wanted> made) throws IOException {
        var kept = 0;
        for (var link : made) {
            if (staysInside(link.place, LocalName.all(Files.readSymbolicLink(link.place)))) {
                kept++;
            } else {
                Files.delete(link.place);
                leaveOut(link, Reason.LEADS_OUT);
            }
        }
        return kept;
    }

    private void leaveOut(Wanted link, Reason reason) {
        leftOut.add(new Unpacked.LeftOut(UnpackedPlaces.inFolder(link.entry.name()), link.entry.link(), reason));
    }

    /// Makes a link, or says why not.
    private Optional<Reason> problem(Wanted link) throws IOException {
        if (!places.makeFolder(UnpackedPlaces.above(link.place))
                || Files.exists(link.place, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(Reason.TAKEN);
        }
        try {
            if (!staysInside(link.place, link.entry.link())) {
                return Optional.of(Reason.LEADS_OUT);
            }
            var held = held(link.entry.link(), link.place.getFileSystem());
            Files.createSymbolicLink(link.place, held);
            var time = FileTime.from(link.entry.about().getLastModifiedTime().toInstant());
            Files.getFileAttributeView(link.place, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(time, null, null);
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
            return Optional.of(Reason.IMPOSSIBLE);
        }
    }

    private static Path held(String link, FileSystem files) {
        var held = files.getPath("");
        for (var step : link.split("/", -1)) {
            held = step.isEmpty() ? held : LocalName.in(held, step);
        }
        return held;
    }

    /// Follows a link step by step as the system would.
    private boolean staysInside(Path place, String held) throws IOException {
        var steps = new ArrayDeque<String>();
        if (!prepend(steps, held)) {
            return false;
        }
        var here = UnpackedPlaces.above(place);
        for (var followed = 0; !steps.isEmpty(); ) {
            var step = steps.pop();
            if (step.isEmpty() || ".".equals(step)) {
                continue;
            }
            var next = "..".equals(step) ? here.getParent() : LocalName.in(here, step);
            if (next == null || !places.isInside(next)) {
                return false;
            }
            here = next;
            if (Files.isSymbolicLink(here)) {
                followed++;
                if (followed > LONGEST_WAY || !prepend(steps, LocalName.all(Files.readSymbolicLink(here)))) {
                    return false;
                }
                here = UnpackedPlaces.above(here);
            }
        }
        return true;
    }

    /// Absolute ones lead out, on Windows also those that begin with a drive.
    private static boolean prepend(Deque<String> steps, String held) {
        var parts = held.replace(File.separatorChar, '/').split("/", -1);
        if (held.startsWith("/") || parts[0].indexOf(':') == 1) {
            return false;
        }
        for (var i = parts.length - 1; i >= 0; i--) {
            steps.push(parts[i]);
        }
        return true;
    }
}
