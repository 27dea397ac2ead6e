package dev.quaymaster.editor;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Tells when files are written by anybody. A hint only: whoever is told looks at the file. Where
/// the system cannot watch, nothing is told.
public final class FileWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FileWatch.class.getName());

    private final WatchService service;
    private final Consumer<Path> onChange;
    private final Map<Path, WatchKey> folders = new HashMap<>();
    private volatile Set<Path> files = Set.of();

    private FileWatch(WatchService service, Consumer<Path> onChange) {
        this.service = service;
        this.onChange = onChange;
    }

    /// Begins to watch nothing.
    ///
    /// @param onChange takes a file that may have changed, on a thread of the watch
    /// @throws IOException when the system cannot watch
    public static FileWatch open(Consumer<Path> onChange) throws IOException {
        var watch = new FileWatch(FileSystems.getDefault().newWatchService(), onChange);
        Thread.ofVirtual().name("file-watch").start(watch::listen);
        return watch;
    }

    /// Changes what is watched.
    ///
    /// @param wanted absolute paths
    public synchronized void watch(Collection<Path> wanted) {
        files = Set.copyOf(wanted);
        var needed = new HashSet<Path>();
        wanted.forEach(file -> needed.add(file.getParent()));
        folders.entrySet().removeIf(folder -> {
            boolean gone = !needed.contains(folder.getKey());
            if (gone) {
                folder.getValue().cancel();
            }
            return gone;
        });
        needed.stream().filter(folder -> !folders.containsKey(folder)).forEach(this::register);
    }

    private void register(Path folder) {
        try {
            folders.put(
                    folder,
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException | ClosedWatchServiceException e) {
            LOG.log(System.Logger.Level.INFO, "The folder " + folder + " cannot be watched", e);
        }
    }

    private void listen() {
        try {
            while (true) {
                var key = service.take();
                var changed = new HashSet<Path>();
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (event.context() instanceof Path name && key.watchable() instanceof Path folder) {
                        changed.add(folder.resolve(name));
                    }
                }
                changed.retainAll(files);
                changed.forEach(onChange);
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(System.Logger.Level.DEBUG, "The watch was closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "A watch of files could not be closed", e);
        }
    }
}
