/** The agent's entry: it compares class names, and does nothing else until an engine appears. */
@NullMarked
package io.bulla.agent;

import org.jspecify.annotations.NullMarked;
