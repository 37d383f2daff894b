package io.bulla.cli.propagate;

import io.bulla.cli.fleet.ModelHeader;

/**
 * A model that a rule is about.
 *
 * @param header as it was found
 * @param rule the most specific one
 */
record FoundModel(ModelHeader header, Rule rule) {}
