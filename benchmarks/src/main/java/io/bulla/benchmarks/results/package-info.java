/** Files of results, what has moved between two of them, and charts of one. */
@NullMarked
package io.bulla.benchmarks.results;

import org.jspecify.annotations.NullMarked;
