package dev.quaymaster.backup.run;

import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.backup.SavedVolume;
import java.util.List;
import java.util.stream.Collectors;

/// The commands that restore a set on a machine without this program: `RESTORE.txt` in the set, and
/// shown in the window.
public final class RestoreText {

    /// The name of the file inside the set folder.
    public static final String FILE_NAME = "RESTORE.txt";

    private RestoreText() {}

    /// The whole text for a set.
    public static String of(Manifest manifest) {
        var subject = manifest.about().stack().map(stack -> " of the stack " + stack).orElse("");
        return """
        Backup %s%s, made by %s.

        Everything here is a plain file. To restore it you need docker, zstd and a shell, nothing else.
        Run the commands in this folder. manifest.json says what each file holds.

        Check that the files are what was written:

        %s
        Stop what uses a volume before you fill it, and fill only empty volumes: remove the old one first
        (docker volume rm NAME) after saving what it holds. Any image with a shell and tar will do in place
        of busybox. A database server makes its first role and database when it starts, so psql says that
        these exist already; every other error matters.

        %s%s"""
                .formatted(
                        manifest.about().id(),
                        subject,
                        manifest.about().tool(),
                        checks(manifest),
                        manifest.volumes().stream()
                                .map(
                                        volume ->
                                                "--- "
                                                        + volume.name()
                                                        + "\n\n"
                                                        + indent(commands(volume))
                                                        + "\n")
                                .collect(Collectors.joining()),
                        compose(manifest));
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
                "zstd -dc %s | docker run --rm -i -v %s:/v busybox tar -C /v -xpf -"
                        .formatted(volume.archive().file(), volume.name()));
    }

    private static List<String> sql(SavedVolume volume, SavedDatabase database) {
        return List.of(
                create(volume),
                "docker run -d --name restore --env-file %s -v %s:%s %s"
                        .formatted(
                                database.environmentFile(),
                                volume.name(),
                                database.mountPath(),
                                database.image()),
                "until docker exec restore pg_isready -q -h 127.0.0.1 -U %s; do sleep 1; done"
                        .formatted(database.user()),
                "zstd -dc %s | docker exec -i restore psql -q -U %s -d postgres"
                        .formatted(volume.archive().file(), database.user()),
                "docker stop -t 60 restore && docker rm restore");
    }

    private static String create(SavedVolume volume) {
        var labels =
                volume.origin().labels().entrySet().stream()
                        .map(label -> " --label " + quoted(label.getKey() + "=" + label.getValue()))
                        .collect(Collectors.joining());
        var driver =
                volume.origin().driver().equals("local")
                        ? ""
                        : " --driver " + volume.origin().driver();
        var options =
                volume.origin().options().entrySet().stream()
                        .map(
                                option ->
                                        " --opt "
                                                + quoted(option.getKey() + "=" + option.getValue()))
                        .collect(Collectors.joining());
        return "docker volume create" + driver + options + labels + " " + volume.name();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._=/:@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String checks(Manifest manifest) {
        var lines =
                manifest.volumes().stream()
                        .map(volume -> volume.archive().sha256() + "  " + volume.archive().file())
                        .toList();
        return lines.isEmpty()
                ? ""
                : "sha256sum -c <<'SUMS'\n"
                        + lines.stream().map(line -> line + "\n").collect(Collectors.joining())
                        + "SUMS\n";
    }

    private static String compose(Manifest manifest) {
        return manifest.files().isEmpty()
                ? ""
                : manifest.files().stream()
                        .map(file -> "    " + file.file() + " was " + file.source() + "\n")
                        .collect(
                                Collectors.joining(
                                        "",
                                        "--- the compose files, as they were\n\n",
                                        "\nPut them back, then start the stack, with the variables it was started with\n(ports, images, what .env does not say): docker compose%s up -d\n"
                                                .formatted(
                                                        manifest.about()
                                                                .stack()
                                                                .map(name -> " -p " + name)
                                                                .orElse(""))));
    }

    private static String indent(List<String> lines) {
        return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }
}
