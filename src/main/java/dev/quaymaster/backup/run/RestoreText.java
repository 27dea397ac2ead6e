package dev.quaymaster.backup.run;

import static dev.quaymaster.backup.run.ShellWord.quoted;
import static dev.quaymaster.backup.run.ShellWord.shown;

import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.postgres.SettingsArchive;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The commands that restore a set on a machine without this program: `RESTORE.txt` in the set, and
/// shown in the window. Every name in them is quoted, wherever it came from.
public final class RestoreText {

    /// The name of the file inside the set folder.
    public static final String FILE_NAME = "RESTORE.txt";

    /// Has a tar that keeps owners beyond 2097151 and the times of folders.
    private static final String TAR_IMAGE = "debian:stable-slim";

    private static final String SERVER = "quaymaster-restore";
    private static final String INIT_SCRIPTS = "/docker-entrypoint-initdb.d";

    private RestoreText() {}

    /// The whole text for a set.
    ///
    /// @param manifest with the checksums of its files
    public static String of(Manifest manifest) {
        var subject = manifest.about()
                .stack()
                .map(stack -> " of the stack " + shown(stack))
                .orElse("");
        return """
        Backup %s%s, made by %s.

        Everything here is a plain file. To restore it you need docker, zstd and a shell, nothing else.
        Run the commands in this folder. manifest.json says what each file holds.

        Check that the files are what was written:

        %s
        Stop what uses a volume before you fill it, and fill only empty volumes: remove the old one first
        (docker volume rm NAME) after saving what it holds. In place of %s any image with GNU
        tar will do. The tar of busybox serves only where no owner's number is above 2097151 (it makes
        root the owner) and the times of folders do not matter. A database server makes its first role
        and database when it starts, so psql says that these exist already; every other error matters.

        %s%s%s\
        """.formatted(
                        shown(manifest.about().id()),
                        subject,
                        shown(manifest.about().tool()),
                        checks(manifest),
                        TAR_IMAGE,
                        manifest.volumes().stream().map(RestoreText::section).collect(Collectors.joining()),
                        compose(manifest),
                        notSaved(manifest));
    }

    private static String section(SavedVolume volume) {
        var warning = volume.origin().options().isEmpty() ? "" : """
                        This volume was made with options. What they name may be there already, with newer
                        data in it: look, and save it first.

                        """;
        return "--- " + shown(volume.name()) + "\n\n" + warning + indent(commands(volume)) + "\n";
    }

    /// The commands for one volume, one a line.
    public static List<String> commands(SavedVolume volume) {
        return switch (volume.archive().format()) {
            case TAR -> tar(volume);
            case SQL -> sql(volume, volume.database().orElseThrow());
        };
    }

    private static List<String> tar(SavedVolume volume) {
        return List.of(
                create(volume),
                "zstd -dc -- %s | docker run --rm -i -v %s %s tar -C /v --numeric-owner --xattrs --xattrs-include='*' -xpf -"
                        .formatted(quoted(volume.archive().file()), quoted(volume.name() + ":/v"), TAR_IMAGE));
    }

    private static List<String> sql(SavedVolume volume, SavedDatabase database) {
        var user = database.runAs().map(name -> " --user " + quoted(name)).orElse("");
        return List.of(
                create(volume),
                "docker run -d --name %s --network none --tmpfs %s%s --env-file %s -v %s -- %s"
                        .formatted(
                                SERVER,
                                INIT_SCRIPTS,
                                user,
                                quoted(database.environmentFile()),
                                quoted(volume.name() + ":" + database.mountPath()),
                                quoted(database.image())),
                "until docker exec %s pg_isready -q -h 127.0.0.1 -U %s; do sleep 1; done"
                        .formatted(SERVER, quoted(database.user())),
                "zstd -dc -- %s | docker exec -i -e PGOPTIONS='-c default_transaction_read_only=off' %s psql -q -U %s -d postgres"
                        .formatted(quoted(volume.archive().file()), SERVER, quoted(database.user())),
                "[ ! -e %s ] || docker cp - %s < %s"
                        .formatted(
                                quoted(SettingsArchive.fileName(volume.name())),
                                quoted(SERVER + ":" + database.mountPath()),
                                quoted("./" + SettingsArchive.fileName(volume.name()))),
                "docker stop -t 60 %s && docker rm %s".formatted(SERVER, SERVER));
    }

    private static String create(SavedVolume volume) {
        var origin = volume.origin();
        var driver = origin.driver().equals("local") ? "" : " --driver " + quoted(origin.driver());
        return "docker volume create%s%s%s -- %s"
                .formatted(
                        driver,
                        flags("--opt", origin.options()),
                        flags("--label", origin.labels()),
                        quoted(volume.name()));
    }

    private static String flags(String flag, Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> " " + flag + " " + quoted(value.getKey() + "=" + value.getValue()))
                .collect(Collectors.joining());
    }

    private static String checks(Manifest manifest) {
        var sums = new TreeMap<>(manifest.checksums());
        manifest.files().forEach(file -> sums.put(file.file(), file.sha256()));
        manifest.volumes()
                .forEach(saved ->
                        sums.put(saved.archive().file(), saved.archive().sha256()));
        return "sha256sum -c manifest.json.sha256 - <<'SUMS'\n"
                + sums.entrySet().stream()
                        .map(sum -> line(sum.getKey(), sum.getValue()))
                        .collect(Collectors.joining())
                + "SUMS\n";
    }

    /// As `sha256sum` writes and reads it, which marks names with backslashes and line ends.
    private static String line(String name, String sha256) {
        var escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(name) ? "" : "\\") + sha256 + "  " + escaped + "\n";
    }

    private static String compose(Manifest manifest) {
        if (manifest.files().isEmpty()) {
            return "";
        }
        var project =
                manifest.about().stack().map(name -> " -p " + quoted(name)).orElse("");
        return """
        --- the compose files, as they were

        %s
        Put them back, then start the stack, with the variables it was started with
        (ports, images, what .env does not say): docker compose%s up -d
        """.formatted(
                        manifest.files().stream()
                                .map(file -> "    %s was %s\n".formatted(shown(file.file()), shown(file.source())))
                                .collect(Collectors.joining()),
                        project);
    }

    private static String notSaved(Manifest manifest) {
        return manifest.notSaved().isEmpty()
                ? ""
                : "\n--- what is not in this backup\n\n"
                        + manifest.notSaved().stream()
                                .map(NotSaved::text)
                                .map(text -> "    " + shown(text) + "\n")
                                .collect(Collectors.joining());
    }

    private static String indent(List<String> lines) {
        return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }
}
