/// The editor of a stack's files: text with colours, problems and proposals, and beside it what it
/// means, what was changed and what it was before.
///
/// [EditorViewModel] holds the open [EditorDocument]s and checks them off the FX thread while they
/// are typed; [ComposeEditor] is the view. Everything that does not need a screen is in
/// `compose.edit` and `editor`. Knows nothing of engines: what is typed leaves as a [LoadedStack].
@NullMarked
package dev.quaymaster.ui.editor;

import org.jspecify.annotations.NullMarked;
