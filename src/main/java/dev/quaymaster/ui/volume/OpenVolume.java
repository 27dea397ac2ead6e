package dev.quaymaster.ui.volume;

import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeGuard;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A volume's browser, opened by the first task that needs it and gone for good once closed, in
/// whatever order that happens. Used by tasks on any thread.
final class OpenVolume {

    private final HelperContainers helpers;
    private final VolumeGuard guard;
    private final String volume;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;
    private @Nullable VolumeBrowser browser;

    OpenVolume(HelperContainers helpers, VolumeGuard guard, String volume) {
        this.helpers = helpers;
        this.guard = guard;
        this.volume = volume;
    }

    /// The browser; blocks while it is being opened.
    ///
    /// @throws CancellationException when this was closed
    VolumeBrowser browser() {
        lock.lock();
        try {
            if (closed) {
                throw new CancellationException("Volume " + volume + " is not shown any more");
            }
            var open = browser;
            if (open == null) {
                open = VolumeBrowser.open(helpers, volume);
                open.protectBy(guard);
                browser = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    /// Closes the browser until it is needed again. Blocks.
    void rest() {
        lock.lock();
        try {
            if (browser != null) {
                browser.close();
                browser = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Closes the browser, now or as soon as it is open. Blocks.
    void close() {
        closed = true;
        rest();
    }
}
