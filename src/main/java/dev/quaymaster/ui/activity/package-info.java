/// The screen that tells what was done in this window and what is being done.
@NullMarked
package dev.quaymaster.ui.activity;

import org.jspecify.annotations.NullMarked;
