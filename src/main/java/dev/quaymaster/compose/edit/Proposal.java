package dev.quaymaster.compose.edit;

/// Something that could be written.
///
/// @param word what it is called
/// @param insert what is written in place of what was typed; may be several lines
/// @param detail what it is: `key`, `list`, `service`, `value`
public record Proposal(String word, String insert, String detail) {}
