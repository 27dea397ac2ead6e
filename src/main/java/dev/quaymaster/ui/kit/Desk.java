package dev.quaymaster.ui.kit;

/// What every screen is given of the window around it.
///
/// @param tasks runs blocking work
/// @param dialogs shows questions
/// @param toasts shows short messages
/// @param activities keeps what was done and what is being done
/// @param navigator leads to other screens
/// @param picker asks for files and folders
public record Desk(
        Tasks tasks, Dialogs dialogs, Toasts toasts, Activities activities, Navigator navigator, FilePicker picker) {}
