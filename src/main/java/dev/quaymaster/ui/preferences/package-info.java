/// The screen of the user's preferences. Every change is saved at once.
@NullMarked
package dev.quaymaster.ui.preferences;

import org.jspecify.annotations.NullMarked;
