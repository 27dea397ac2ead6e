package dev.quaymaster.ui;

import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Facts;
import dev.quaymaster.ui.kit.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;

/// The dialog that lists the keys.
final class KeysHelp {

    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
    private static final double KEY_WIDTH = 170;

    private KeysHelp() {}

    static void show(Dialogs dialogs) {
        var facts = new Facts(KEY_WIDTH);
        keys(MAC ? "Cmd" : "Ctrl").forEach((key, does) -> {
            var label = new Label(does);
            label.setWrapText(true);
            facts.add(key, label);
        });
        facts.getStyleClass().add("keys-help");
        var more = Dialogs.paragraph("Letters work while no field, editor or terminal takes them.");
        more.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        var card = dialogs.notice("Keys", 460, List.of(facts, more));
        card.setId("keys-help");
        dialogs.show(card);
    }

    private static Map<String, String> keys(String shortcut) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("?", "This list");
        keys.put("F5", "Look at everything anew");
        keys.put(shortcut + " + K", "Find a stack or volume in the list");
        keys.put(shortcut + " + F", "Find in what is shown");
        keys.put("L", "Logs of the selected service");
        keys.put("E", "Terminal in the selected service");
        keys.put("F3, Shift + F3", "Next and previous match in logs");
        keys.put(shortcut + " + S", "Save the compose file");
        keys.put("Ctrl + Space", "Suggest keys and names in the compose file");
        keys.put("Ctrl + Shift + C, V", "Copy and paste in a terminal");
        keys.put("Shift and the mouse", "Select text where a program in a terminal has the mouse");
        keys.put("Esc", "Close a dialog");
        return keys;
    }
}
