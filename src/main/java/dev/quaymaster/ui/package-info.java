/// The window: opening it, its rail, status bar and screens, and the one place where its parts are
/// put together.
///
/// Main types: [dev.quaymaster.ui.Window] opens it, [dev.quaymaster.ui.AppContext] holds the
/// collaborators, [dev.quaymaster.ui.MainWindow] shows one screen at a time.
///
/// Threads: all of it runs on the FX thread and never waits there; work goes through
/// `ui.kit.Tasks`.
///
/// Limits: nothing outside `ui` may know JavaFX; screens do not know this package.
@NullMarked
package dev.quaymaster.ui;

import org.jspecify.annotations.NullMarked;
