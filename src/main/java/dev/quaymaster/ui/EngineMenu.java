package dev.quaymaster.ui;

import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.ui.engine.EnginesViewModel;
import java.util.ArrayList;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/// The known engines as a menu that brings another one to the front.
///
/// @param model has the engines
/// @param inFront the one in front
/// @param showAll shows the screen of all engines
record EngineMenu(EnginesViewModel model, ObservableValue<KnownEngine> inFront, Runnable showAll) {

    /// Gives a button this menu; it is filled anew each time it opens.
    void fill(MenuButton button) {
        arrange(button);
        button.setOnShowing(_ -> arrange(button));
        // the settings of docker may have changed meanwhile; the next opening knows
        button.setOnHidden(_ -> model.refresh());
    }

    private void arrange(MenuButton button) {
        var items = new ArrayList<MenuItem>();
        var group = new ToggleGroup();
        for (var engine : model.engines()) {
            var item =
                    new RadioMenuItem(engine.name() + "   " + engine.endpoint().host());
            item.setId("use-" + engine.name());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(engine.equals(inFront.getValue()));
            item.setOnAction(_ -> model.use(engine));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        var all = new MenuItem("All engines…");
        all.setId("all-engines");
        all.setOnAction(_ -> showAll.run());
        items.add(all);
        button.getItems().setAll(items);
    }
}
