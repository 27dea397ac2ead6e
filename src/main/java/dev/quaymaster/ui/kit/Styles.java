package dev.quaymaster.ui.kit;

/// The style classes that the stylesheets know. Colours and sizes live there, never in code.
public final class Styles {

    /// The primary action of a screen or dialog.
    public static final String PRIMARY = "primary";

    /// An action that destroys something.
    public static final String DANGER = "danger";

    /// A button or label that reads as a link.
    public static final String LINK = "link";

    /// Secondary text.
    public static final String MUTED = "muted";

    /// 11 px text.
    public static final String SMALL = "small";

    /// Semi-bold text.
    public static final String STRONG = "strong";

    /// Code, logs, paths.
    public static final String MONO = "mono";

    /// The title of a page, 19 px.
    public static final String PAGE_TITLE = "page-title";

    /// The title of an inspector or dialog, 15 px.
    public static final String PANEL_TITLE = "panel-title";

    /// The heading of a list, 11 px capitals.
    public static final String LIST_HEADING = "list-heading";

    /// A white surface with border and shadow.
    public static final String CARD = "card";

    /// A ground for code, with rounded corners.
    public static final String CODE_BLOCK = "code-block";

    /// The column right of the content that shows what is selected.
    public static final String INSPECTOR = "inspector";

    /// A line across the content that says something about all of it.
    public static final String BANNER = "banner";

    private Styles() {}
}
