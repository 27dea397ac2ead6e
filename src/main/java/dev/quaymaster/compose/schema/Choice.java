package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One of several forms, told apart by their kind.
///
/// @param forms the forms
record Choice(List<Rule> forms) implements Rule {

    static Choice of(Rule... forms) {
        return new Choice(List.of(forms));
    }

    @Override
    public boolean fits(Tree tree) {
        return forms.stream().anyMatch(form -> form.fits(tree));
    }

    @Override
    public String expected() {
        return forms.stream().map(Rule::expected).collect(Collectors.joining(" or "));
    }

    @Override
    public Hints.Form form() {
        return forms.stream()
                .filter(form -> !form.equals(Rules.NOTHING))
                .findFirst()
                .map(Rule::form)
                .orElse(Hints.Form.VALUE);
    }

    @Override
    public List<Rule> inside(String part) {
        return forms.stream().flatMap(form -> form.inside(part).stream()).toList();
    }

    @Override
    public Map<String, Rule> keys() {
        Map<String, Rule> keys = new HashMap<>();
        forms.forEach(form -> form.keys().forEach(keys::putIfAbsent));
        return keys;
    }

    @Override
    public List<String> words() {
        return forms.stream().flatMap(form -> form.words().stream()).toList();
    }

    @Override
    public void check(Tree tree, TreePath path, Problems problems) {
        forms.stream().filter(form -> form.fits(tree)).findFirst().ifPresent(form -> form.check(tree, path, problems));
    }
}
