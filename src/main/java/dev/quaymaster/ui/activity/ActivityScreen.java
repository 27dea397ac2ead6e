package dev.quaymaster.ui.activity;

import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.PageHeader;
import dev.quaymaster.ui.kit.Screen;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/// Lists the activities, the newest first.
public final class ActivityScreen implements Screen {

    private final Activities activities;
    private final ListView<Activity> list;
    private final BorderPane content = new BorderPane();

    /// Creates the screen.
    ///
    /// @param activities what it shows
    public ActivityScreen(Activities activities) {
        this.activities = activities;
        var header = new PageHeader();
        header.setText("Activity", "What was done in this window, the newest first");
        list = new ListView<>(activities.entries());
        list.setId("activity-list");
        list.setCellFactory(view -> new ActivityCell());
        content.setTop(header);
        activities.entries().addListener((ListChangeListener<Activity>) change -> refresh());
        refresh();
    }

    @Override
    public Optional<Node> list() {
        return Optional.empty();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void refresh() {
        content.setCenter(
                activities.entries().isEmpty()
                        ? new EmptyPane(
                                Feather.ACTIVITY,
                                "Nothing was done yet",
                                "Starts, stops, backups and restores appear here with their steps and outcome.")
                        : list);
    }
}
