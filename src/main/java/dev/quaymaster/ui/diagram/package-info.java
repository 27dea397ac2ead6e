/// The live diagram of a stack.
///
/// [dev.quaymaster.ui.diagram.DiagramView] shows a laid-out diagram and puts states over it: nodes
/// are kept by id and only moved or re-marked, never rebuilt. [dev.quaymaster.ui.diagram.Camera]
/// holds zoom and pan as plain numbers, `DiagramCanvas` turns gestures into them.
///
/// Threads: the FX thread only. Layout, export texts and files come from or go to worker threads.
///
/// Limits: knows neither the engine nor how states come to be; colours and text sizes are in
/// `diagram.css`.
@NullMarked
package dev.quaymaster.ui.diagram;

import org.jspecify.annotations.NullMarked;
