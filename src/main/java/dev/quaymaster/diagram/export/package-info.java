/// Writes diagrams in formats that other programs read: SVG and Mermaid.
///
/// Both are plain text made from a value, without state and without JavaFX, so the command line can
/// write them where there is no display.
@NullMarked
package dev.quaymaster.diagram.export;

import org.jspecify.annotations.NullMarked;
