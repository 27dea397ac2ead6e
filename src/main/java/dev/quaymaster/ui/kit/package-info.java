/// The parts every screen is made of: theme, fonts, icons, small controls, dialogs and the task
/// runner.
///
/// Main types: [dev.quaymaster.ui.kit.Theme] puts the stylesheets on a scene,
/// [dev.quaymaster.ui.kit.Tasks] runs blocking work off the FX thread and brings its result back,
/// [dev.quaymaster.ui.kit.Latest] hands over values of which only the newest matters.
///
/// Threads: everything here belongs to the FX thread but `Tasks` and `Latest`, which may be called
/// from any.
///
/// Limits: knows nothing of stacks, volumes or backups; the other `ui` packages import this one and
/// it imports none of them.
@NullMarked
package dev.quaymaster.ui.kit;

import org.jspecify.annotations.NullMarked;
