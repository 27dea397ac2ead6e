package dev.quaymaster.ui.diagram;

/// Formats a diagram can be saved in.
enum ExportFormat {
    /// A picture of what the window shows, states included.
    PNG("PNG", "png"),
    /// A drawing that can be scaled.
    SVG("SVG", "svg"),
    /// Text that wikis and code hosts draw.
    MERMAID("Mermaid", "mmd");

    private final String word;
    private final String ending;

    ExportFormat(String word, String ending) {
        this.word = word;
        this.ending = ending;
    }

    /// The file name's ending, without a dot.
    String ending() {
        return ending;
    }

    @Override
    public String toString() {
        return word;
    }
}
