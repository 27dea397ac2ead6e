package dev.quaymaster.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TasksTest {

    private final LinkedBlockingQueue<Runnable> receiver = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Tasks tasks = new Tasks(receiver::add, failure -> heard.add("unhandled " + failure.getMessage()));

    @Test
    void aResultArrivesAtTheReceiver() throws InterruptedException {
        tasks.run(() -> "done", heard::add);
        deliver();
        assertThat(heard).containsExactly("done");
    }

    @Test
    void aFailureGoesToItsOwnHandlerFirst() throws InterruptedException {
        tasks.run(() -> fail("one"), heard::add, failure -> heard.add("handled " + failure.getMessage()));
        deliver();
        tasks.run(() -> fail("two"), heard::add);
        deliver();
        assertThat(heard).containsExactly("handled one", "unhandled two");
    }

    @Test
    void aCancelledTaskIsInterruptedAndSaysNothing() throws InterruptedException {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var running = tasks.run(
                () -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                    return "never";
                },
                heard::add);
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        running.cancel();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        Awaitility.await().until(() -> !tasks.busy());
        assertThat(receiver).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void afterTheEndWorkIsDoneInSilence() throws InterruptedException {
        var done = new CountDownLatch(1);
        tasks.close();
        tasks.run(
                () -> {
                    done.countDown();
                    return fail("too late");
                },
                heard::add);
        tasks.awaitEnd(Duration.ofSeconds(30));
        assertThat(done.getCount()).isZero();
        assertThat(tasks.busy()).isFalse();
        receiver.forEach(Runnable::run);
        assertThat(heard).isEmpty();
    }

    private static String fail(String message) {
        throw new IllegalStateException(message);
    }

    private void deliver() throws InterruptedException {
        var delivery = receiver.poll(10, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        delivery.run();
    }
}
