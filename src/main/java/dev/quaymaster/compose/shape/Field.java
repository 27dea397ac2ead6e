package dev.quaymaster.compose.shape;

import java.util.Optional;

/// A key of the canonical form.
///
/// @param key key in the file
/// @param printed key in the canonical form
/// @param form how its value is spelled
/// @param absent what stands there when it is not set: nothing, or a value
/// @param always whether the key is there even when it is not set
record Field(String key, String printed, Form form, Optional<Object> absent, boolean always) {

    /// A key that is left out when it is not set.
    static Field key(String key, Form form) {
        return new Field(key, key, form, Optional.empty(), false);
    }

    /// A key that is printed as null when it is not set.
    static Field nullable(String key, Form form) {
        return new Field(key, key, form, Optional.empty(), true);
    }

    /// A key that is printed with a value when it is not set.
    static Field with(String key, Form form, Object absent) {
        return new Field(key, key, form, Optional.of(absent), true);
    }

    Field printedAs(String name) {
        return new Field(key, name, form, absent, always);
    }
}
