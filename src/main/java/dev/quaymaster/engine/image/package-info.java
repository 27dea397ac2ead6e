/// What an engine does with images: pull with the user's registry credentials, build from a folder,
/// import.
@NullMarked
package dev.quaymaster.engine.image;

import org.jspecify.annotations.NullMarked;
