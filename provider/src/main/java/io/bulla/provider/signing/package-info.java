/**
 * Administrators' signatures over lines of text: their keys in PEM, and the one spelling of a line.
 */
@NullMarked
package io.bulla.provider.signing;

import org.jspecify.annotations.NullMarked;
