package dev.quaymaster.engine;

/// How far the fetching of one layer of an image is.
///
/// @param layer the layer's short id; empty for words about the whole image
/// @param status the engine's words, such as `Downloading`
/// @param current bytes so far; 0 where the engine does not say
/// @param total bytes in all; 0 where the engine does not say
public record PullProgress(String layer, String status, long current, long total) {}
