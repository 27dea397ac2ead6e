package dev.quaymaster.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/// What is under way, and who hears of it.
class ActivitiesTest {

    private final Activities activities = new Activities(Clock.systemUTC());

    @Test
    void whoeverListensHearsWhenAnActivityEnds() {
        var heard = new ArrayList<List<String>>();
        activities.entries().addListener((ListChangeListener<Activity>) change ->
                heard.add(activities.running().stream().map(Activity::title).toList()));

        var down = activities.begin("Taking down harbour", () -> {});
        down.done("Done");

        assertThat(heard).first().isEqualTo(List.of("Taking down harbour"));
        assertThat(heard).last().isEqualTo(List.of());
    }

    @Test
    void theEntriesAreOneListThatLivesAsLongAsTheRecord() {
        assertThat(activities.entries()).isSameAs(activities.entries());
    }
}
