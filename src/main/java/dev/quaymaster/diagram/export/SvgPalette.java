package dev.quaymaster.diagram.export;

/// The colours of an exported picture: the same as the window's two looks.
public enum SvgPalette {
    /// Dark on light.
    LIGHT("#f6f8fa", "#ffffff", "#d8dee4", "#1f2328", "#656d76", "#0969da", "#f0f6ff", "#b6d6ff"),
    /// Light on dark.
    DARK("#0d1117", "#161b22", "#30363d", "#e6edf3", "#8b949e", "#4493f8", "#101a2b", "#1f4272");

    final String ground;
    final String panel;
    final String line;
    final String text;
    final String muted;
    final String accent;
    final String zone;
    final String zoneLine;

    SvgPalette(
            String ground,
            String panel,
            String line,
            String text,
            String muted,
            String accent,
            String zone,
            String zoneLine) {
        this.ground = ground;
        this.panel = panel;
        this.line = line;
        this.text = text;
        this.muted = muted;
        this.accent = accent;
        this.zone = zone;
        this.zoneLine = zoneLine;
    }
}
