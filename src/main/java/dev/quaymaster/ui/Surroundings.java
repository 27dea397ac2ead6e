package dev.quaymaster.ui;

import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Toasts;
import java.time.Clock;
import java.util.Map;

/// What the window has once, whatever engines it works with.
///
/// @param memory what is remembered between starts
/// @param environment the variables of the process
/// @param clock the present
/// @param schedules the plans that run by themselves
/// @param hall what every desk has
record Surroundings(Memory memory, Map<String, String> environment, Clock clock, Schedules schedules, Hall hall) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    /// What every desk has, but for the way to the screens, which are those of one engine.
    record Hall(Tasks tasks, Dialogs dialogs, Toasts toasts, Activities activities, FilePicker picker) {

        Desk desk(Navigator navigator) {
            return new Desk(tasks, dialogs, toasts, activities, navigator, picker);
        }
    }
}
