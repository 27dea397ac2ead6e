package dev.quaymaster.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.files.InterruptibleRead;
import dev.quaymaster.volume.tar.NotKept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What files of this machine have that no copy into a volume keeps: extended attributes, access
/// control lists, holes. Java sees none of them, so the machine's own tools are asked; where they
/// don't tell, nothing is found.
final class LocalAttributes {

    private static final System.Logger LOG = System.getLogger(LocalAttributes.class.getName());
    private static final String SCRIPT = ShellScript.text("local.sh");

    private LocalAttributes() {}

    /// Looks at a file, or at a folder and all that is in it. An interruption ends it.
    static List<NotKept> of(Path source) {
        var folder = Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS);
        var where = folder ? source : source.toAbsolutePath().getParent();
        var name = folder ? "." : String.valueOf(source.getFileName());
        try {
            var look =
                    new ProcessBuilder("sh", "-c", SCRIPT, "sh", name).redirectError(ProcessBuilder.Redirect.DISCARD);
            if (where != null) {
                look.directory(where.toFile());
            }
            return notKept(look.start());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The attributes of " + source + " are not seen", e);
            return List.of();
        }
    }

    private static List<NotKept> notKept(Process look) throws IOException {
        try {
            var lines = InterruptibleRead.of(
                    "looking at attributes",
                    () -> new String(look.getInputStream().readAllBytes(), UTF_8));
            return notKept(lines.lines().toList());
        } finally {
            look.destroyForcibly();
        }
    }

    private static List<NotKept> notKept(List<String> lines) {
        var attributes = new FileAttributes.Sum();
        var holes = new SampledNames.Sum();
        for (var line : lines) {
            if (line.startsWith("/")) {
                holes.add(line.substring(1));
            } else if (!line.isEmpty()) {
                attributes.add(line.substring(1));
            }
        }
        var all = new ArrayList<>(attributes.result().notKept());
        var sparse = holes.result();
        if (!sparse.isEmpty()) {
            all.add(new NotKept(sparse.text(), NotKept.Property.HOLES));
        }
        return all;
    }
}
