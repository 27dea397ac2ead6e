package dev.quaymaster.ui.kit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.testfx.util.WaitForAsyncUtils;

/// Waits for what the window comes to show.
public final class Eventually {

    private Eventually() {}

    /// Waits until something holds, looked at from the test's thread whenever the window has done
    /// what was asked of it.
    ///
    /// @param atMost how long
    /// @param check throws as long as it does not hold; may click
    public static void holds(Duration atMost, ThrowingRunnable check) {
        Awaitility.await().atMost(atMost).ignoreExceptions().untilAsserted(() -> {
            WaitForAsyncUtils.waitForFxEvents();
            check.run();
        });
    }
}
