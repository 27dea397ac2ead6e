package dev.quaymaster.ui.kit;

/// Leads to no other screen, for a part of the window that is shown without the others.
public final class Nowhere implements Navigator {

    @Override
    public void openStack(String project) {}

    @Override
    public void openVolume(String volume) {}

    @Override
    public void openBackups(String stack) {}

    @Override
    public void openUrl(String url) {}
}
