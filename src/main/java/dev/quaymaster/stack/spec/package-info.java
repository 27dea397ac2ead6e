/// From a service of the compose model to the container, network or volume the engine is asked for.
///
/// [ServiceToSpec] is the entry; [ComposeLabels] holds the names of the labels that make a
/// container belong to a project. Everything here is a pure translation: no engine call, no state.
@NullMarked
package dev.quaymaster.stack.spec;

import org.jspecify.annotations.NullMarked;
