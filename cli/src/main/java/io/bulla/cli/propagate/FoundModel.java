package io.bulla.cli.propagate;

import java.nio.file.Path;

/**
 * A model that a rule is about.
 *
 * @param path the sealed file, or the manifest of a directory
 * @param rule the most specific one
 */
record FoundModel(Path path, Rule rule) {}
