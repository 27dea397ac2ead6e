/// A compose project as a graph: services in their networks, who talks to whom and where that was
/// read, and which volume holds what.
///
/// [dev.quaymaster.diagram.DiagramBuilder] makes a [dev.quaymaster.diagram.Diagram] of a project,
/// `layout.DiagramLayout` gives it places as a [dev.quaymaster.diagram.LaidOutDiagram], `export`
/// writes it as SVG or Mermaid. Everything is an immutable value and may cross threads; building
/// reads the configuration files that services mount, so it belongs on a worker thread.
///
/// Limits: knows nothing of JavaFX and nothing of containers. State is put over the finished
/// picture by the view, so that a change of state never moves a node.
@NullMarked
package dev.quaymaster.diagram;

import org.jspecify.annotations.NullMarked;
