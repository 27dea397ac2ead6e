package dev.quaymaster.backup.archive;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// How many entries of a tar reach out of the volume, or give more than plain files do.
///
/// @param namesOut entries whose own name is absolute or has a `..`
/// @param hardLinksOut hard links to such a name
/// @param linksOut symbolic links that lead out of the volume; legal, and common
/// @param devices block and character devices
/// @param setuid files that run with their owner's or group's rights, or with capabilities
public record TarRisks(long namesOut, long hardLinksOut, long linksOut, long devices, long setuid) {

    private static final int SETUID_OR_SETGID = 06000;
    private static final String CAPABILITIES = "SCHILY.xattr.security.capability";

    /// Nothing of the kind.
    public static TarRisks none() {
        return new TarRisks(0, 0, 0, 0, 0);
    }

    /// Those of one entry.
    ///
    /// @param absolute whether its name begins with a slash
    static TarRisks of(TarArchiveEntry entry, boolean absolute) {
        boolean device = entry.isBlockDevice() || entry.isCharacterDevice();
        boolean plain = !entry.isDirectory() && !entry.isSymbolicLink();
        return new TarRisks(
                count(absolute || climbs(entry.getName())),
                count(entry.isLink() && (rooted(entry.getLinkName()) || climbs(entry.getLinkName()))),
                count(entry.isSymbolicLink() && leadsOut(depth(entry), entry.getLinkName())),
                count(device),
                count(plain && hasOwnRights(entry)));
    }

    private static boolean hasOwnRights(TarArchiveEntry entry) {
        return (entry.getMode() & SETUID_OR_SETGID) != 0 || entry.getExtraPaxHeader(CAPABILITIES) != null;
    }

    private static long count(boolean there) {
        return there ? 1 : 0;
    }

    /// How many folders below the volume's own the entry lies.
    private static int depth(TarArchiveEntry entry) {
        int depth = 0;
        for (var step : entry.getName().split("/", -1)) {
            depth += step.isEmpty() || step.equals(".") ? 0 : 1;
        }
        return Math.max(0, depth - 1);
    }

    private static boolean rooted(String name) {
        return name.startsWith("/");
    }

    private static boolean climbs(String name) {
        return List.of(name.split("/")).contains("..");
    }

    private static boolean leadsOut(int depth, String target) {
        return rooted(target) || climbsOut(depth, target);
    }

    private static boolean climbsOut(int depth, String path) {
        int at = depth;
        for (var step : path.split("/", -1)) {
            switch (step) {
                case "", "." -> {}
                case ".." -> at--;
                default -> at++;
            }
            if (at < 0) {
                return true;
            }
        }
        return false;
    }

    /// Both together.
    public TarRisks plus(TarRisks other) {
        return new TarRisks(
                namesOut + other.namesOut,
                hardLinksOut + other.hardLinksOut,
                linksOut + other.linksOut,
                devices + other.devices,
                setuid + other.setuid);
    }

    /// Whether the tar names files outside the volume. No backup does: somebody made it so.
    public boolean escapes() {
        return namesOut + hardLinksOut > 0;
    }

    /// What the user should know before such a tar is unpacked, as parts of a sentence. Escaping
    /// names are not among them; they are damage.
    public List<String> facts() {
        var facts = new ArrayList<String>();
        add(facts, devices, "device", "devices");
        add(
                facts,
                setuid,
                "file that runs with more rights than its user has (setuid, setgid or" + " capabilities)",
                "files that run with more rights than their user has (setuid, setgid or" + " capabilities)");
        add(facts, linksOut, "link that leads out of the volume", "links that lead out of the volume");
        return facts;
    }

    private static void add(List<String> facts, long count, String one, String many) {
        if (count > 0) {
            facts.add(count == 1 ? "1 " + one : count + " " + many);
        }
    }
}
