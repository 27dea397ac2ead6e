package dev.quaymaster.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void answersComeInTheOrderOfTheQuestions() {
        assertThat(SideBySide.map(List.of(3, 1, 2), number -> number * 10)).containsExactly(30, 10, 20);
    }

    @Test
    void throwsWhatAQuestionThrew() {
        var gone = new EngineException(Kind.UNREACHABLE, "No engine answers.");

        assertThatThrownBy(() -> SideBySide.map(List.of(1, 2), number -> {
                    throw gone;
                }))
                .isSameAs(gone);
    }

    @Test
    void isCancelledByInterruptingTheCaller() {
        var never = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> SideBySide.map(List.of(1, 2), number -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return number;
                }))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
    }
}
