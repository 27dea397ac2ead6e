package dev.quaymaster.ui.volume;

import dev.quaymaster.files.FileFailure;
import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Latest;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.Uploaded;
import dev.quaymaster.volume.Uploaded.Existing;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumeGuard;
import dev.quaymaster.volume.VolumePath;
import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.tar.NotKept;
import dev.quaymaster.volume.tar.Unpacked;
import dev.quaymaster.words.ByteCount;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// Copies files between a volume and this computer, as activities. Each has a helper container of
/// its own, so that it goes on when the volume is not looked at any more.
final class VolumeTransfers {

    private final HelperContainers helpers;
    private final VolumeGuard guard;
    private final String volume;
    private final Desk desk;

    VolumeTransfers(HelperContainers helpers, VolumeGuard guard, String volume, Desk desk) {
        this.helpers = helpers;
        this.guard = guard;
        this.volume = volume;
        this.desk = desk;
    }

    /// Asks where to, and copies a file or folder there.
    void download(VolumeEntry entry) {
        if (entry.isFolder()) {
            desk.picker()
                    .folder("Download " + entry.name() + " into")
                    .ifPresent(folder -> downloadFolder(entry, folder));
        } else {
            desk.picker()
                    .saveFile(
                            "Download " + FileRow.shown(entry.name()),
                            LocalName.of(entry.name(), FileSystems.getDefault()))
                    .ifPresent(target -> copy(entry, target));
        }
    }

    private void downloadFolder(VolumeEntry entry, Path into) {
        var target = LocalName.in(into, entry.name());
        if (Files.exists(target)) {
            desk.toasts().show(Tone.BAD, target + " exists already. Choose another folder.");
        } else {
            copy(entry, target);
        }
    }

    private void copy(VolumeEntry entry, Path target) {
        run(
                "Downloading " + FileRow.shown(entry.name()) + " from " + volume,
                progress -> browser -> browser.download(entry.path(), target, progress),
                unpacked -> done(target, unpacked));
    }

    private String done(Path target, Unpacked unpacked) {
        return "Saved as "
                + target
                + "."
                + list(" Left out ", unpacked.leftOut())
                + list(" Renamed ", unpacked.renamed())
                + list(" Not kept of ", unpacked.notKept());
    }

    private static String list(String what, List<?> all) {
        if (all.isEmpty()) {
            return "";
        }
        var more = all.size() > 1 ? " and " + (all.size() - 1) + " more." : ".";
        return what + all.getFirst() + more;
    }

    /// Asks where to, and copies a folder there as one tar file.
    void downloadTar(VolumePath path) {
        var name = path.isRoot() ? volume : FileRow.shown(path.name());
        desk.picker()
                .saveFile("Download " + name + " as a tar file", name + ".tar")
                .ifPresent(target -> run(
                        "Downloading " + name + " as a tar file",
                        progress -> browser -> browser.downloadTar(path, target, progress),
                        saved -> done(target, saved)));
    }

    /// Copies files of this computer into a folder of the volume, one after another.
    ///
    /// @param replaced those that may take the place of others there, as the user agreed
    /// @param allowed whether the user allowed changes while containers run
    /// @param onSuccess called on the FX thread once all are there
    void upload(List<Path> files, Set<Path> replaced, VolumePath folder, boolean allowed, Runnable onSuccess) {
        var what = files.size() == 1 ? String.valueOf(files.getFirst().getFileName()) : files.size() + " files";
        run(
                "Uploading " + what + " to " + volume,
                progress -> browser -> {
                    if (allowed) {
                        browser.allowEditing();
                    }
                    return uploaded(browser, files, replaced, folder, progress);
                },
                uploaded -> {
                    onSuccess.run();
                    return "Uploaded %s, %s.%s"
                            .formatted(
                                    what, ByteCount.words(uploaded.bytes()), list(" Not kept of ", uploaded.notKept()));
                });
    }

    private static Uploaded uploaded(
            VolumeBrowser browser, List<Path> files, Set<Path> replaced, VolumePath folder, LongConsumer progress) {
        var done = 0L;
        var notKept = new ArrayList<NotKept>();
        for (var file : files) {
            var before = done;
            var existing = replaced.contains(file) ? Existing.REPLACED : Existing.KEPT;
            var uploaded = browser.upload(file, folder, existing, bytes -> progress.accept(before + bytes));
            done += uploaded.bytes();
            notKept.addAll(uploaded.notKept());
        }
        return new Uploaded(files.size(), done, List.of(), notKept);
    }

    private <T> void run(
            String title, Function<LongConsumer, Function<VolumeBrowser, T>> work, Function<T, String> onSuccess) {
        var task = new Tasks.Running[] {() -> {}};
        var activity = desk.activities().begin(title, () -> task[0].cancel());
        var moved = new Latest<Long>(bytes -> activity.advance(-1, ByteCount.words(bytes)));
        task[0] = desk.tasks()
                .run(
                        () -> {
                            try (var browser = VolumeBrowser.open(helpers, volume)) {
                                browser.protectBy(guard);
                                return work.apply(moved::accept).apply(browser);
                            }
                        },
                        result -> end(activity, onSuccess.apply(result)),
                        failure -> fail(activity, failure));
    }

    private void end(Activity activity, String words) {
        activity.done(words);
        desk.toasts().show(Tone.OK, words);
    }

    private void fail(Activity activity, Throwable failure) {
        var words = FileFailure.named(failure);
        activity.failed(words);
        desk.toasts().show(Tone.BAD, words);
    }
}
